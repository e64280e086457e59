//! The words that specs are written with.

/// A word that specs are written with, as messages and the manual (`eppsh-spec(5)`) tell it.
pub struct Term {
    /// The word.
    pub name: &'static str,
    /// What it does, in one sentence.
    pub help: &'static str,
    /// Its use: for an element, the element; for an attribute or a kind, an element of a frame.
    pub example: &'static str,
}

/// Makes a table of terms.
macro_rules! terms {
    ($($name:literal $help:literal $example:literal;)*) => {
        &[$(Term { name: $name, help: $help, example: $example }),*]
    };
}

/// The elements of the directives, `e:…`, each with the attributes it may have.
pub const DIRECTIVE_ELEMENTS: &[(&str, &[&str], &str)] = &[
    (
        "spec",
        &["id", "uri", "also", "doc", "title"],
        "The file's root: a short id, the namespace, where it is described, what it is about; \"also\" holds further namespaces, older \
         versions mostly, for which the same file is read again.",
    ),
    (
        "command",
        &["name", "help", "args"],
        "A command of its own: its words, its help, the arguments typed without an option's name.",
    ),
    (
        "extend",
        &["command", "as", "help", "args", "with"],
        "What the spec adds to the extension of other specs' commands (OBJECT VERB|VERB, OBJECT VERB): as further options or, with \"as\", \
         as a command of its own whose \"args\" are typed without an option's name; \"with\" names switches of that command to turn on.",
    ),
    (
        "result",
        &["in"],
        "The elements that may stand in an answer; \"in\" says where: resData (if the spec has commands) or extension.",
    ),
    ("define", &["name"], "Elements that stand in several places of the frames: written once, put in by e:use."),
    (
        "use",
        &["name", "from"],
        "Inside a frame: the elements of the define so called; \"from\" names the built-in spec that has it.",
    ),
    (
        "any",
        &[],
        "Inside a frame: an element of any name that nothing beside it declares; the slot in it holds that element as XML.",
    ),
    (
        "example",
        &["line"],
        "A line as it is typed, as the text or in \"line\"; below it, perhaps, the element that answers it.",
    ),
    (
        "choice",
        &["required"],
        "At most one of the elements in it is written; when two are asked for, the message names both. With required=\"true\" \
         one must be: so a secret is demanded that nobody may make up.",
    ),
];

/// The attributes that may stand on the elements of a frame, `e:…`.
pub const DIRECTIVE_ATTRIBUTES: &[Term] = terms! {
    "each" "The element repeats, once for each item of the list so named; with '!' there must be one." r#"<x:tag e:each="tag!">{.}</x:tag>"#;
    "group" "The element occurs once and its values are fields of an argument of that name." r#"<x:seat e:group="seat"><x:row>{row!:int}</x:row><x:place>{place!:int}</x:place></x:seat>"#;
    "flag" "A switch of that name has the element written; with LIST=WORD it is a word of that list." r#"<x:urgent e:flag="urgent"/>"#;
    "empty" "The switch of that name has the element written though nothing in it was given; read, it stands for an empty element." r#"<x:chg e:empty="chg"><x:level>{level}</x:level></x:chg>"#;
    "split" "The character between several items that are typed as one word." r#"<x:link e:each="link" e:form="{role}:{id}" e:split="," role="{role!:owner|user}">{id!}</x:link>"#;
    "form" "How an item with several fields is typed in one word: the fields in braces, separators between them." r#"<x:link e:each="link" e:form="{role}:{id}" role="{role!:owner|user}">{id!}</x:link>"#;
    "flat" "The fields of the list's items become options of the command, with the values of that field as prefixes." r#"<x:place e:each="place" e:flat="type" type="{type:int|loc=int}"><x:city>{city}</x:city></x:place>"#;
    "option" "The option's name, where it is not the slot's." r#"<x:name e:option="name">{new-name:name}</x:name>"#;
    "help" "What it is, in one line: help, completion and manual show it." r#"<x:level e:help="Level of service">{level:int}</x:level>"#;
    "help-ATTR" "The same for the slot in the attribute ATTR." r#"<x:note lang="{note-lang}" e:help-lang="Language of the note">{note}</x:note>"#;
    "since" "The element exists from that version of the namespace on; for an attribute since-ATTR, on a directive plain since." r#"<x:level e:since="1.0">{level}</x:level>"#;
    "until" "The element exists up to that version of the namespace; likewise until-ATTR." r#"<x:grade e:until="2.0">{grade}</x:grade>"#;
    "optional" "When true, the element is written only if something in it was given, whatever in it is required." r#"<x:report e:optional="true"><x:reason>{reason!}</x:reason></x:report>"#;
    "always" "When true, the element is written whenever its parent is, though nothing in it was given." r#"<x:info e:always="true"><x:type>{type}</x:type></x:info>"#;
    "read" "When true, the element is understood when it is read and never written." r#"<x:grade e:read="true">{grade}</x:grade>"#;
    "secret" "When true, its text is masked wherever it is shown, and its value may come from prompt, env:VAR, cmd:, @file or gen." r#"<x:code e:secret="true">{code}</x:code>"#;
};

/// The kinds that a slot may have.
pub const KINDS: &[Term] = terms! {
    "text" "Any text; the kind of a slot that names none." "<x:note>{note}</x:note>";
    "int" "A whole number." "<x:count>{count:int}</x:count>";
    "byte" "A whole number from 0 to 255." "<x:alg>{alg:byte}</x:alg>";
    "short" "A whole number from 0 to 65535." "<x:port>{port:short}</x:port>";
    "decimal" "A decimal number, kept as it is written: 12.50." "<x:fee>{fee:decimal}</x:fee>";
    "bool" "True or false; 1 or 0 on the wire." r#"<x:item avail="{avail:bool}"/>"#;
    "time" "A date and time: 2027-01-31T10:00:00Z." "<x:when>{when:time}</x:when>";
    "date" "A date: 2027-01-31." "<x:born>{born:date}</x:born>";
    "duration" "A length of time as XML Schema has it: P5D, PT12H." "<x:for>{for:duration}</x:for>";
    "hex" "Hexadecimal digits in pairs; white space is left out." "<x:digest>{digest:hex}</x:digest>";
    "base64" "Base64; white space is left out." "<x:key>{key:base64}</x:key>";
    "name" "A domain or host name; U-labels are sent as A-labels and shown as both." "<x:host>{host:name}</x:host>";
    "ip" "An IPv4 or IPv6 address; fills an attribute {} with v4 or v6." r#"<x:addr ip="{}">{addr:ip}</x:addr>"#;
    "period" "A length of time, 2y or 6m; fills an attribute {} with the unit." r#"<x:period unit="{}">{period:period}</x:period>"#;
    "phone" "A telephone number, +7.4951234567x12; fills an attribute {} with what follows the x." r#"<x:voice x="{}">{voice:phone}</x:voice>"#;
    "xml" "A text, or markup when it begins with '<'." "<x:data>{data:xml}</x:data>";
    "a|b|c" "One of these words." "<x:state>{state:on|off=on}</x:state>";
};
