//! The registry's words for people, in its two languages.

/// Builds the keys and their table from one list.
macro_rules! texts {
    ($($key:ident $name:literal $english:literal $russian:literal;)*) => {
        /// A text the registry says.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Key {
            $(#[doc = $english] $key,)*
        }

        /// Every text: its key, its name in the database, English, Russian.
        const TEXTS: &[(Key, &str, &str, &str)] = &[$((Key::$key, $name, $english, $russian)),*];
    };
}

texts! {
    InUse "check.in-use" "In use" "Занято";
    Reserved "check.reserved" "Reserved" "Зарезервировано";
    InvalidName "check.invalid-name" "Invalid name" "Недопустимое имя";
    InvalidId "check.invalid-id" "Invalid id" "Недопустимый идентификатор";
    ZoneNotServed "check.zone" "Zone not served" "Зона не обслуживается";
    NotInTable "check.idn" "Not in IDN table" "Нет в таблице IDN";
    BlockedVariant "check.variant" "Blocked variant" "Заблокированный вариант";
    TransferPending "tr.pending" "Transfer requested" "Запрошена передача";
    TransferApproved "tr.clientApproved" "Transfer approved" "Передача подтверждена";
    TransferAuto "tr.serverApproved" "Transfer approved automatically" "Передача подтверждена автоматически";
    TransferRejected "tr.clientRejected" "Transfer rejected" "Передача отклонена";
    TransferCancelled "tr.clientCancelled" "Transfer cancelled" "Передача отменена";
    TransferStopped "tr.serverCancelled" "Transfer cancelled by registry" "Передача отменена реестром";
    ActionDone "pan.done" "Pending action completed" "Отложенное действие выполнено";
    ActionDenied "pan.denied" "Pending action denied" "Отложенное действие отклонено";
    AutoRenewed "life.autorenew" "Domain auto-renewed" "Домен продлён автоматически";
    Expiring "life.expiring" "Domain expires on {date}" "Срок действия истекает {date}";
    Redemption "rgp.redemption" "Domain deleted, restorable until {date}" "Домен удалён, восстановление до {date}";
    ReportDue "rgp.reportDue" "Restore report due by {date}" "Отчёт о восстановлении до {date}";
    ReportMissed "rgp.reportMissed" "Restore report not received" "Отчёт о восстановлении не получен";
    Changed "srv.changed" "Object changed by registry: {what}" "Объект изменён реестром: {what}";
    LowBalance "bal.low" "Low balance" "Низкий баланс";
    PasswordExpires "sec.password" "Password expires {date}" "Пароль истекает {date}";
    CertificateExpires "sec.cert" "Certificate expires {date}" "Сертификат истекает {date}";
    Broadcast "broadcast" "{text}" "{text}";
    Purged "rgp.purged" "Domain purged" "Домен удалён из реестра";
}

/// The Russian of a text that is `english`.
pub(super) fn russian_of(english: &str) -> Option<&'static str> {
    TEXTS.iter().find(|(_, _, known, _)| *known == english).map(|(.., russian)| *russian)
}

impl Key {
    /// The key with this name in the database.
    pub fn from_name(name: &str) -> Option<Key> {
        TEXTS.iter().find(|(_, known, ..)| *known == name).map(|(key, ..)| *key)
    }

    /// Its name in the database.
    pub fn name(self) -> &'static str {
        self.row().1
    }

    /// Its text in `lang`; English in any language but Russian.
    pub fn text(self, lang: &str) -> &'static str {
        let (_, _, english, russian) = self.row();
        if language(lang) == Some("ru") { russian } else { english }
    }

    /// Its row of the table.
    fn row(self) -> &'static (Key, &'static str, &'static str, &'static str) {
        // The table and the enumeration come from one list, so the row is there, in the same order.
        &TEXTS[self as usize]
    }
}

/// What to write into `lang`; English is the schema's default and is left out.
pub fn language(lang: &str) -> Option<&'static str> {
    let primary = lang.split('-').next().unwrap_or_default();
    primary.eq_ignore_ascii_case("ru").then_some("ru")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_is_found_by_its_name() {
        for (key, name, ..) in TEXTS {
            assert_eq!(Key::from_name(name), Some(*key));
            assert_eq!(key.name(), *name);
        }
    }

    #[test]
    fn dk_2_reasons_of_a_check_are_short() {
        for (_, name, english, russian) in TEXTS.iter().filter(|(_, name, ..)| name.starts_with("check.")) {
            assert!(english.chars().count() <= 32 && russian.chars().count() <= 32, "{name}");
        }
    }
}
