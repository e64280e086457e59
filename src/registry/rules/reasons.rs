//! Why a command is refused, in the registry's two languages (2.11 of TCI's text).
//!
//! The code says it in English, where it is decided; this table holds the Russian. `{}` stands for what differs from
//! one refusal to the next, a name or a number.

use super::texts::{self, language};
use std::borrow::Cow;

/// English and Russian.
const REASONS: &[(&str, &str)] = &[
    // The frame and its structure.
    ("a client sends hello or command", "клиент посылает hello или command"),
    ("a client transaction id has 3 to 64 characters", "идентификатор транзакции клиента содержит от 3 до 64 символов"),
    (
        "a command holds one verb, then extension, then clTRID",
        "команда содержит одно действие, затем extension, затем clTRID",
    ),
    ("this element takes no attributes", "у этого элемента нет атрибутов"),
    ("a command needs a verb", "в команде нет действия"),
    ("epp holds exactly one of hello and command", "epp содержит ровно один элемент: hello или command"),
    ("extension needs an element", "в extension нет ни одного элемента"),
    ("text is not allowed here", "текст здесь не допускается"),
    (
        "text came in place of a frame; each begins with four bytes of length (RFC 5734)",
        "вместо кадра пришёл текст; кадр начинается с четырёх байтов длины (RFC 5734)",
    ),
    (
        "the root element must be epp in urn:ietf:params:xml:ns:epp-1.0",
        "корневой элемент должен быть epp в urn:ietf:params:xml:ns:epp-1.0",
    ),
    ("the same extension twice", "одно расширение указано дважды"),
    ("the verb needs exactly one object", "у действия должен быть ровно один объект"),
    ("this element is not allowed here", "этот элемент здесь не допускается"),
    ("sent ahead of the answers too often", "команды слишком часто посылались, не дожидаясь ответа"),
    ("more than {} commands in a minute; wait a little", "больше {} команд за минуту; подождите немного"),
    ("not UTF-8: the byte at offset {} is invalid", "не UTF-8: недопустимый байт по смещению {}"),
    ("a DOCTYPE is not allowed in EPP", "DOCTYPE в EPP не допускается"),
    ("a tag with more than {} attributes", "больше {} атрибутов у одного элемента"),
    ("more than {} elements", "больше {} элементов"),
    ("too many namespace declarations", "слишком много объявлений пространств имён"),
    ("elements nested deeper than {}", "вложенность элементов больше {}"),
    ("the encoding is {}; EPP is UTF-8 here", "кодировка {}; EPP здесь принимается в UTF-8"),
    ("XML version {}; EPP is XML 1.0", "версия XML {}; EPP использует XML 1.0"),
    ("not well-formed XML: {}", "XML составлен неправильно: {}"),
    ("a frame of {} bytes is longer than the allowed {}", "кадр в {} байт длиннее разрешённых {}"),
    // Login.
    ("3 to 16 characters", "от 3 до 16 символов"),
    ("6 to 16 characters", "от 6 до 16 символов"),
    ("6 to 1024 characters", "от 6 до 1024 символов"),
    ("a login names at least one object service", "вход должен называть хотя бы одну службу объектов"),
    (
        "it must differ from the present and the last three passwords",
        "новый пароль должен отличаться от нынешнего и трёх предыдущих",
    ),
    ("only 1.0 is spoken here", "поддерживается только версия 1.0"),
    ("the login uses loginSec without asking for it", "вход использует loginSec, не запросив его"),
    ("the password is not in loginSec either", "пароля нет и в loginSec"),
    ("this language is not in the greeting", "этого языка нет в приветствии"),
    ("this service is not in the greeting", "этой службы нет в приветствии"),
    // Values.
    ("This element must be there and hold a value", "Этот элемент обязателен и не может быть пустым"),
    ("At most {} characters are allowed", "Допускается не больше {} символов"),
    ("Control characters are not allowed", "Управляющие символы не допускаются"),
    ("It has {} to {} characters", "Длина от {} до {} символов"),
    ("This comes twice", "Указано дважды"),
    ("There are two of this type", "Два элемента одного типа"),
    ("A date is written as 2027-01-31", "Дата записывается так: 2027-01-31"),
    ("A name has at most {} characters", "В имени не больше {} символов"),
    ("A label has at most 63 characters", "В метке не больше 63 символов"),
    ("A name has no empty labels and no dot at its end", "В имени нет пустых меток и точки в конце"),
    ("A label holds letters, digits and hyphens only", "Метка состоит из букв, цифр и дефисов"),
    ("A label does not start or end with a hyphen", "Метка не начинается и не заканчивается дефисом"),
    ("A host name has at least two labels", "В имени сервера не меньше двух меток"),
    (
        "Letters other than ASCII must be sent as an A-label (xn--…)",
        "Буквы вне ASCII передаются в виде A-метки (xn--…)",
    ),
    (
        "Hyphens in the third and fourth place are reserved for A-labels (xn--…)",
        "Дефисы на третьем и четвёртом местах оставлены для A-меток (xn--…)",
    ),
    (
        "The A-label is not a valid internationalised label",
        "A-метка не является правильной интернационализированной меткой",
    ),
    (
        "A contact id is 3 to 16 letters, digits, hyphens or underscores",
        "Идентификатор контакта: от 3 до 16 букв, цифр, дефисов или подчёркиваний",
    ),
    (
        "A telephone number is +, 1 to 3 digits, a dot and 1 to 14 digits, at most 17 characters",
        "Номер телефона: +, от 1 до 3 цифр, точка, от 1 до 14 цифр, всего не больше 17 символов",
    ),
    (
        "An e-mail address is one name, one @ and a domain of two labels at least",
        "Адрес почты: имя, один знак @ и домен не меньше чем из двух меток",
    ),
    ("A country is two letters of ISO 3166-1", "Страна указывается двумя буквами по ISO 3166-1"),
    ("ISO 3166-1 has no such country", "В ISO 3166-1 нет такой страны"),
    (
        "The international form (type int) is written in ASCII",
        "Международная форма (type int) записывается символами ASCII",
    ),
    ("An authInfo has 6 to 64 printable characters", "authInfo содержит от 6 до 64 печатных символов"),
    ("Only a plain pw is accepted as authInfo", "В качестве authInfo принимается только простой pw"),
    (
        "An authInfo needs 128 bits of chance: 20 printable ASCII characters of every kind",
        "authInfo должен содержать 128 бит случайности: 20 печатных символов ASCII всех видов",
    ),
    (
        "An object is created without authInfo here; an update sets it",
        "Объект создаётся без authInfo; его устанавливает update",
    ),
    ("This is not an IPv4 or IPv6 address", "Это не адрес IPv4 или IPv6"),
    ("Addresses of this range are not accepted", "Адреса из этого диапазона не принимаются"),
    ("A period is a whole number and y or m", "Срок указывается целым числом и единицей y или m"),
    ("A period is 1 to 99", "Срок от 1 до 99"),
    ("A period is at most {} years", "Срок не больше {} лет"),
    ("Periods are counted in years here", "Срок указывается в годах"),
    // Sets of changes.
    ("It is removed twice", "Удаляется дважды"),
    ("It is added twice", "Добавляется дважды"),
    ("It is both added and removed", "Одновременно добавляется и удаляется"),
    ("It is not there to be removed", "Удаляемого значения нет"),
    ("It is there already", "Добавляемое значение уже есть"),
    ("Clients set and remove client… statuses only", "Клиенты устанавливают и снимают только статусы client…"),
    ("The object is {}", "Статус объекта: {}"),
    // Objects.
    ("One check may name at most {} objects", "Одна проверка называет не больше {} объектов"),
    ("A registrar has at most {} objects of this kind", "У регистратора не больше {} объектов этого вида"),
    ("A contact's type is admin, billing or tech", "Тип контакта: admin, billing или tech"),
    ("A contact of the type {} is required", "Требуется контакт типа {}"),
    ("A registrant is required", "Требуется администратор домена (registrant)"),
    ("This contact comes twice", "Контакт указан дважды"),
    ("Domains have no contacts here", "У доменов здесь нет контактов"),
    ("Domains have no registrant here", "У доменов здесь нет администратора (registrant)"),
    (
        "Domains have no registrant and no contacts here",
        "У доменов здесь нет ни администратора (registrant), ни контактов",
    ),
    ("This name server comes twice", "Сервер имён указан дважды"),
    ("A domain has at most {} name servers", "У домена не больше {} серверов имён"),
    ("Name servers are host objects here (hostObj)", "Серверы имён здесь — объекты host (hostObj)"),
    ("hostObj and hostAttr do not go together", "hostObj и hostAttr нельзя указывать вместе"),
    (
        "A host inside the registry's zones needs an address before a domain is delegated to it",
        "Серверу имён в зонах реестра нужен адрес, прежде чем на него делегируют домен",
    ),
    ("A host inside the registry's zones needs an address", "Серверу имён в зонах реестра нужен адрес"),
    (
        "Domains are delegated to the host, so that it needs an address inside the registry's zones",
        "На сервер делегированы домены, поэтому в зонах реестра ему нужен адрес",
    ),
    ("Domains are delegated to the host", "На сервер делегированы домены"),
    ("Domains of other registrars are delegated to it", "На него делегированы домены других регистраторов"),
    ("A host outside the registry's zones has no addresses here", "У сервера вне зон реестра адресов здесь нет"),
    ("A host has at most {} addresses", "У сервера не больше {} адресов"),
    ("This address comes twice", "Адрес указан дважды"),
    ("This is its name already", "Это и есть его имя"),
    ("There is no domain {} for it to be in", "Нет домена {}, в котором он мог бы находиться"),
    ("The domain {} is {}", "Статус домена {}: {}"),
    ("The contact is pendingCreate", "Статус контакта: pendingCreate"),
    ("The calendar does not go that far", "Календарь так далеко не простирается"),
    ("Its superordinate domain is pendingDelete", "Статус домена, в котором находится сервер: pendingDelete"),
    ("Its lang is no language: en, ru-RU", "Его lang не является языком: en, ru-RU"),
    ("Hosts are subordinate to the domain", "Домену подчинены серверы имён"),
    ("Domains have the contact", "Контакт используется доменами"),
    ("The domain is yours already", "Домен уже ваш"),
    ("The contact is yours already", "Контакт уже ваш"),
    ("The domain cannot be transferred before {}", "Домен нельзя передать раньше {}"),
    ("The domain cannot be renewed before {}", "Домен нельзя продлить раньше {}"),
    ("A transfer adds one year", "Передача добавляет один год"),
    ("The domain would expire more than {} years from now", "Срок домена истекал бы больше чем через {} лет"),
    ("This is not the date on which the domain expires", "Срок домена истекает в другой день"),
    ("The type of a postalInfo is int or loc", "Тип postalInfo: int или loc"),
    ("A street has at most 3 lines", "Улица занимает не больше 3 строк"),
    ("Disclosure is either allowed or not, not both", "Раскрытие либо разрешено, либо нет"),
    ("There is nothing of this kind to disclose", "Раскрывать здесь нечего"),
    ("The registry offers no choice about this", "Реестр не предлагает здесь выбора"),
    ("It costs {}, and the balance is {}", "Это стоит {}, а на балансе {}"),
    // Restore.
    ("A restore changes nothing else", "Восстановление больше ничего не меняет"),
    ("The op of a restore is request or report", "op восстановления: request или report"),
    ("A request holds no report", "Запрос не содержит отчёта"),
    ("The report is required", "Требуется отчёт"),
    ("The domain is not in {}", "Домен не находится в {}"),
    // DS records.
    ("A record is required", "Требуется запись"),
    ("This record comes twice", "Запись указана дважды"),
    ("A domain has at most {} DS records", "У домена не больше {} записей DS"),
    ("Either all records are removed or those that are named", "Удаляются либо все записи, либо названные"),
    ("The life of signatures cannot be set here", "Срок действия подписей здесь не задаётся"),
    ("Nothing is done faster for being urgent", "Срочные изменения быстрее не выполняются"),
    ("DS records are taken here (dsData), not keys alone", "Принимаются записи DS (dsData), а не одни ключи"),
    ("This algorithm is not taken here", "Этот алгоритм не принимается"),
    ("This type of digest is not taken here", "Этот тип дайджеста не принимается"),
    ("A digest of this type has another length", "У дайджеста этого типа другая длина"),
    ("The key that a DS record is made from is required", "Требуется ключ, из которого получена запись DS"),
    ("The flags of a key are 257: a key that signs keys", "Флаги ключа: 257, ключ для подписи ключей"),
    ("The protocol of a key is 3", "Протокол ключа: 3"),
    ("A key is written in base64", "Ключ записывается в base64"),
    ("A key of this algorithm has another length", "У ключа этого алгоритма другая длина"),
    ("The key's algorithm is not that of its DS record", "Алгоритм ключа не тот, что у записи DS"),
    ("This is not the tag of the key", "Это не тег ключа"),
    ("This is not the digest of the key for this name", "Это не дайджест ключа для этого имени"),
    // TCI's extensions.
    ("TCI's extension of domains is required", "Требуется расширение ТЦИ для доменов"),
    ("TCI's extension of contacts is required", "Требуется расширение ТЦИ для контактов"),
    ("A domain has one description", "У домена одно описание"),
    (
        "A person does not become an organisation, nor the reverse",
        "Физическое лицо не становится юридическим, и наоборот",
    ),
    (
        "A contact is a person or an organisation, not both",
        "Контакт — физическое или юридическое лицо, но не оба сразу",
    ),
    ("A contact is a person or an organisation", "Контакт — физическое или юридическое лицо"),
    ("Nobody is born in the future", "Дата рождения не может быть в будущем"),
    ("The type of a legalAddr is int or loc", "Тип legalAddr: int или loc"),
    // Launch phases.
    (
        "There is no launch phase here; only claims are asked for",
        "Фазы запуска здесь нет; принимается только запрос претензий",
    ),
    // Events of loginSec.
    ("The certificate expires soon", "Срок сертификата скоро истечёт"),
    ("The password expires soon", "Срок действия пароля скоро истекает"),
    ("The password has expired; log in with a new one", "Срок действия пароля истёк; войдите с новым паролем"),
    ("Failed logins since the last one that succeeded", "Неудачные входы после последнего удачного"),
    ("The new password was used before", "Новый пароль уже использовался"),
    // The order of a session.
    ("This session is logged in already", "В этой сессии вход уже выполнен"),
    ("Nobody is logged in", "Вход не выполнен"),
    ("It came before the answer to what was sent before it", "Отправлено до ответа на предыдущую команду"),
    ("This service was not asked for at login", "Эта служба не запрошена при входе"),
    // What would also fit others stands last.
    ("{} is not allowed at this place", "{} в этом месте не допускается"),
    ("{} has an attribute that it does not take", "{}: атрибут не предусмотрен"),
    ("{} holds text where it takes none", "{}: текст не предусмотрен"),
    ("{} is required", "{}: обязательный элемент"),
];

/// A reason in `lang`. One that the table does not have stays in English rather than be left out.
pub fn say<'a>(english: &'a str, lang: &str) -> Cow<'a, str> {
    if language(lang) != Some("ru") {
        return english.into();
    }
    if let Some(russian) = texts::russian_of(english) {
        return russian.into();
    }
    if let Some((place, rest)) = placed(english) {
        return format!("{place}: {}", say(rest, lang)).into();
    }
    let found = REASONS.iter().find_map(|(template, russian)| Some((matched(template, english)?, russian)));
    match found {
        Some((parts, russian)) => fill(russian, &parts).into(),
        None => english.into(),
    }
}

/// The line and column that a fault of XML begins with, and what comes after them.
fn placed(text: &str) -> Option<(&str, &str)> {
    let (place, rest) = text.split_once(": ")?;
    let (line, column) = place.split_once(':')?;
    let number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (number(line) && number(column)).then_some((place, rest))
}

/// What stands for each `{}` of `template` in `text`, if that is made from it.
fn matched<'t>(template: &str, text: &'t str) -> Option<Vec<&'t str>> {
    let mut pieces = template.split("{}");
    let mut rest = text.strip_prefix(pieces.next()?)?;
    let mut parts = Vec::new();
    let pieces: Vec<&str> = pieces.collect();
    for (at, piece) in pieces.iter().enumerate() {
        let last = at + 1 == pieces.len();
        let end = if last { rest.strip_suffix(piece)?.len() } else { rest.find(piece)? };
        parts.push(&rest[..end]);
        rest = &rest[end + piece.len()..];
    }
    rest.is_empty().then_some(parts)
}

/// A template with its parts filled in.
fn fill(template: &str, parts: &[&str]) -> String {
    let mut parts = parts.iter();
    let mut pieces = template.split("{}");
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        text.push_str(parts.next().copied().unwrap_or_default());
        text.push_str(piece);
    }
    text
}

/// Whether a reason can be told in Russian.
#[cfg(test)]
pub fn is_known(english: &str) -> bool {
    texts::russian_of(english).is_some() || REASONS.iter().any(|(template, _)| matched(template, english).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tci_2_11_every_reason_has_as_many_blanks_in_both_languages_and_is_its_own() {
        for (at, (english, russian)) in REASONS.iter().enumerate() {
            let blanks = |text: &str| text.matches("{}").count();
            assert_eq!(blanks(english), blanks(russian), "{english}");
            let first = REASONS.iter().position(|(template, _)| matched(template, english).is_some());
            assert_eq!(first, Some(at), "another reason stands before {english}");
            assert!(russian.chars().any(|letter| matches!(letter, 'а'..='я')), "{english}");
        }
    }

    #[test]
    fn tci_2_11_reasons_are_said_in_the_language_of_the_session() {
        assert_eq!(say("A period is at most 10 years", "ru-RU"), "Срок не больше 10 лет");
        assert_eq!(say("A period is at most 10 years", "en"), "A period is at most 10 years");
        assert_eq!(say("The domain foo.example is pendingDelete", "ru"), "Статус домена foo.example: pendingDelete");
        assert_eq!(say("In use", "ru"), "Занято");
        assert_eq!(say("nothing of the kind", "ru"), "nothing of the kind");
    }

    /// The reasons that stand in a source file.
    fn written(source: &str) -> Vec<String> {
        let code = source.split("#[cfg(test)]").next().unwrap_or_default();
        let mut found = Vec::new();
        for part in code.split('"').skip(1).step_by(2) {
            let sql = ["SELECT", "INSERT", "UPDATE", "DELETE", "SAVEPOINT", "ROLLBACK", "RELEASE"];
            let is_reason = part.contains(' ') && part.starts_with(|first: char| first.is_ascii_uppercase());
            if is_reason && !sql.iter().any(|word| part.starts_with(word)) {
                found.push(part.to_owned());
            }
        }
        found
    }

    #[test]
    fn tci_2_11_no_reason_in_the_code_lacks_its_russian() {
        let directory = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/registry");
        let mut files = vec![directory.join("rules/name.rs"), directory.join("rules/value.rs")];
        files.push(directory.join("rules/status.rs"));
        for entry in std::fs::read_dir(directory.join("flow")).expect("the flows") {
            files.push(entry.expect("an entry").path());
        }
        for file in files.into_iter().filter(|file| file.extension().is_some_and(|end| end == "rs")) {
            let source = std::fs::read_to_string(&file).expect("a source file");
            for reason in written(&source) {
                // Blanks have names in the code.
                let mut blank = String::new();
                let mut inside = false;
                for letter in reason.chars() {
                    match letter {
                        '{' => inside = true,
                        '}' => {
                            inside = false;
                            blank.push_str("{}");
                        }
                        _ if inside => {}
                        _ => blank.push(letter),
                    }
                }
                assert!(is_known(&blank), "{}: {reason:?} has no Russian", file.display());
            }
        }
    }
}
