//! The texts of result codes: RFC 5730 in English, our own in Russian.

use crate::epp::Code;

/// The text of `code` in `lang`, in English where there is none.
pub fn text(code: Code, lang: &str) -> &'static str {
    let russian = lang.eq_ignore_ascii_case("ru").then(|| russian(code)).flatten();
    russian.or(code.text()).unwrap_or("Command failed")
}

/// The Russian text.
fn russian(code: Code) -> Option<&'static str> {
    Some(match code {
        Code::OK => "Команда выполнена успешно",
        Code::PENDING => "Команда выполнена успешно; действие ожидает завершения",
        Code::NO_MESSAGES => "Команда выполнена успешно; сообщений нет",
        Code::ACK_TO_DEQUEUE => "Команда выполнена успешно; подтвердите получение",
        Code::ENDING_SESSION => "Команда выполнена успешно; сессия завершается",
        Code::UNKNOWN_COMMAND => "Неизвестная команда",
        Code::SYNTAX_ERROR => "Синтаксическая ошибка в команде",
        Code::USE_ERROR => "Ошибка использования команды",
        Code::PARAMETER_MISSING => "Отсутствует обязательный параметр",
        Code::RANGE_ERROR => "Значение параметра вне допустимого диапазона",
        Code::VALUE_SYNTAX_ERROR => "Синтаксическая ошибка в значении параметра",
        Code::UNIMPLEMENTED_VERSION => "Версия протокола не поддерживается",
        Code::UNIMPLEMENTED_COMMAND => "Команда не поддерживается",
        Code::UNIMPLEMENTED_OPTION => "Опция не поддерживается",
        Code::UNIMPLEMENTED_EXTENSION => "Расширение не поддерживается",
        Code::BILLING_FAILURE => "Ошибка биллинга",
        Code::NOT_ELIGIBLE_FOR_RENEWAL => "Объект не подлежит продлению",
        Code::NOT_ELIGIBLE_FOR_TRANSFER => "Объект не подлежит передаче",
        Code::AUTHENTICATION_ERROR => "Ошибка аутентификации",
        Code::AUTHORIZATION_ERROR => "Ошибка авторизации",
        Code::INVALID_AUTHINFO => "Неверная авторизационная информация",
        Code::PENDING_TRANSFER => "Объект находится в процессе передачи",
        Code::NOT_PENDING_TRANSFER => "Объект не находится в процессе передачи",
        Code::OBJECT_EXISTS => "Объект уже существует",
        Code::OBJECT_DOES_NOT_EXIST => "Объект не существует",
        Code::STATUS_PROHIBITS => "Статус объекта запрещает операцию",
        Code::ASSOCIATION_PROHIBITS => "Связи объекта запрещают операцию",
        Code::POLICY_ERROR => "Значение параметра нарушает политику реестра",
        Code::UNIMPLEMENTED_SERVICE => "Служба объектов не поддерживается",
        Code::DATA_POLICY_VIOLATION => "Нарушение политики управления данными",
        Code::COMMAND_FAILED => "Сбой выполнения команды",
        Code::FAILED_CLOSING => "Сбой выполнения команды; сервер закрывает соединение",
        Code::AUTHENTICATION_CLOSING => "Ошибка аутентификации; сервер закрывает соединение",
        Code::SESSION_LIMIT_CLOSING => "Превышен лимит сессий; сервер закрывает соединение",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::epp::code::CODES;

    #[test]
    fn tci_2_10_every_code_has_its_text_in_both_languages() {
        for (code, english) in CODES {
            assert_eq!(text(*code, "en"), *english);
            assert!(russian(*code).is_some(), "{code} has no Russian text");
            assert_ne!(text(*code, "ru"), *english, "{code}");
        }
    }
}
