//! Our values in PostgreSQL's binary form.

use crate::registry::store::Sql;
use crate::registry::store::value::Held;
use std::error::Error;
use tokio_postgres::types::private::BytesMut;
use tokio_postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};

impl ToSql for Sql {
    fn to_sql(&self, kind: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match (self, kind) {
            (Sql::Null, _) => Ok(IsNull::Yes),
            (Sql::Int(number), &Type::INT4) => i32::try_from(*number)?.to_sql(kind, out),
            (Sql::Int(number), &Type::INT2) => i16::try_from(*number)?.to_sql(kind, out),
            (Sql::Int(number), &Type::INT8) => number.to_sql(kind, out),
            (Sql::Text(text), &(Type::TEXT | Type::VARCHAR | Type::NAME)) => text.to_sql(kind, out),
            _ => Err(format!("a value does not fit a parameter of the type {kind}").into()),
        }
    }

    /// Which kind of value comes is known only when it does.
    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

impl<'a> FromSql<'a> for Held<'a> {
    fn from_sql(kind: &Type, raw: &'a [u8]) -> Result<Self, Box<dyn Error + Sync + Send>> {
        match *kind {
            Type::INT8 => i64::from_sql(kind, raw).map(Held::Int),
            Type::INT4 => i32::from_sql(kind, raw).map(|number| Held::Int(number.into())),
            Type::INT2 => i16::from_sql(kind, raw).map(|number| Held::Int(number.into())),
            Type::BOOL => bool::from_sql(kind, raw).map(|truth| Held::Int(truth.into())),
            _ => <&str>::from_sql(kind, raw).map(Held::Text),
        }
    }

    fn from_sql_null(_: &Type) -> Result<Self, Box<dyn Error + Sync + Send>> {
        Ok(Held::Null)
    }

    fn accepts(kind: &Type) -> bool {
        let known = [Type::INT8, Type::INT4, Type::INT2, Type::BOOL, Type::TEXT, Type::VARCHAR, Type::NAME];
        known.contains(kind)
    }
}
