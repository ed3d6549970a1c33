//! Reads Java sources before they are compiled: which class is public, and where the program starts.

mod tokens;

use tokens::{Tokens, is_word, without_escapes};

use crate::source_file::stem;

/// The declarations of a Java source that affect file names and the start.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Declared {
    /// The package; empty if there is none.
    pub(crate) package: String,
    /// The public class. The file must be named after it.
    pub(crate) public: Option<String>,
    /// The methods with which a program can start, in their order.
    mains: Vec<Main>,
    /// For each class called `String`, which hides Java's own: the names of the surrounding classes.
    strings: Vec<Vec<String>>,
}

/// A method `main` with which a program can start.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Main {
    /// The names of the surrounding classes, the outermost first. Empty outside of any class.
    classes: Vec<String>,
    form: Form,
    /// Whether its parameter has the type `String`, without a package.
    short: bool,
}

/// How a program starts, in the order of preference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Form {
    /// `public static void main(String[] args)`.
    Static,
    /// Any other `void main(String[] args)` or `void main()`: since Java 25.
    Instance,
    /// The same outside of any class; since Java 25.
    Compact,
}

/// A Java source that may contain the class to start.
pub(crate) struct Source<'a> {
    /// The original name of the file.
    pub(crate) given_name: &'a str,
    /// The name with which it is compiled.
    pub(crate) compiled_name: &'a str,
    pub(crate) declared: Declared,
}

/// The class that starts the program, as the virtual machine expects its name, and the form of its `main`. `None` if there is no `main`.
///
/// If several classes have one, the order of preference is: the class in the file `Main.java`; an outer class; the class `Main`; a class in the
/// file that was sent first; there, the class named like its file; a public class; the first.
pub(crate) fn entry(sources: &[Source<'_>]) -> Option<(String, Option<Form>)> {
    best(sources, |_, _| true)
}

/// The class that the submitter chose, by its own name or that of its file. The form is `None` if the file has no `main`: its class may inherit one.
/// `None` if no such class is known.
pub(crate) fn chosen(sources: &[Source<'_>], chosen: &str) -> Option<(String, Option<Form>)> {
    let file = sources.iter().find(|source| source.given_name == chosen);
    if let Some(file) = file.or_else(|| sources.iter().find(|source| source.compiled_name == chosen)) {
        let main = best(sources, |source, _| std::ptr::eq(source, file));
        return main.or_else(|| Some((file.class(&[]), None)));
    }
    let wanted = chosen.replace('$', ".");
    let full = best(sources, |source, main| source.class(&main.classes).replace('$', ".") == wanted);
    let in_package = || best(sources, |_, main| main.classes.join(".") == wanted);
    full.or_else(in_package)
        .or_else(|| best(sources, |_, main| main.classes.last().is_some_and(|last| *last == wanted)))
}

/// The preferred class of those that have a `main` and are wanted.
fn best(sources: &[Source<'_>], is_wanted: impl Fn(&Source<'_>, &Main) -> bool) -> Option<(String, Option<Form>)> {
    let mains = sources
        .iter()
        .enumerate()
        .flat_map(|(order, source)| source.declared.mains.iter().map(move |main| (order, source, main)));
    let usable = mains.filter(|(_, source, main)| is_wanted(source, main) && !source.hides_string(main, sources));
    let (_, source, main) = usable.min_by_key(|(order, source, main)| {
        let file = stem(source.given_name);
        let class = main.classes.last().map_or(stem(source.compiled_name), String::as_str);
        (
            main.form,
            !file.eq_ignore_ascii_case("main"),
            main.classes.len(),
            !class.eq_ignore_ascii_case("main"),
            *order,
            !class.eq_ignore_ascii_case(file),
            source.declared.public.as_deref() != Some(class),
        )
    })?;
    Some((source.class(&main.classes), Some(main.form)))
}

impl Source<'_> {
    /// A class as the virtual machine expects its name. Without `classes`: the class that is named like the file.
    fn class(&self, classes: &[String]) -> String {
        let class = if classes.is_empty() { stem(self.compiled_name).to_owned() } else { classes.join("$") };
        let package = &self.declared.package;
        if package.is_empty() { class } else { format!("{package}.{class}") }
    }

    /// Whether `String` in the parameter of this method means a class of the program. Then the method cannot start it.
    fn hides_string(&self, main: &Main, sources: &[Source<'_>]) -> bool {
        let outside = |other: &Source<'_>| {
            other.declared.package == self.declared.package && other.declared.strings.iter().any(Vec::is_empty)
        };
        let around = || self.declared.strings.iter().any(|classes| main.classes.starts_with(classes));
        main.short && (around() || sources.iter().any(outside))
    }
}

/// What a brace opens.
enum Scope {
    /// A class that can be named from outside: its name, and whether its members are implicitly public.
    Class { name: String, interface: bool },
    /// The body of a method, an initializer, or a local or anonymous class.
    Other,
}

impl Form {
    /// Its name in the commands of languages.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Static => "static",
            Self::Instance => "instance",
            Self::Compact => "compact",
        }
    }
}

impl Declared {
    /// Reads the declarations of a source. Text that is not Java gives an empty result; the compiler explains the error.
    pub(crate) fn of(source: &[u8]) -> Self {
        let text = String::from_utf8_lossy(source);
        let text = without_escapes(&text);
        let mut declared = Self::default();
        // Each scope with the number of parentheses that were open around it.
        let mut scopes: Vec<(Scope, usize)> = Vec::new();
        let mut parentheses = 0_usize;
        let mut modifiers: Vec<&str> = Vec::new();
        let mut pending: Option<Scope> = None;
        let mut tokens = Tokens::of(&text);
        let mut before = "";
        while let Some(token) = tokens.next() {
            let in_class = parentheses == 0 && scopes.iter().all(|(scope, _)| matches!(scope, Scope::Class { .. }));
            match token {
                "(" => parentheses += 1,
                ")" => parentheses = parentheses.saturating_sub(1),
                "{" => {
                    let scope = if parentheses == 0 { pending.take() } else { None };
                    scopes.push((scope.unwrap_or(Scope::Other), parentheses));
                    parentheses = 0;
                    modifiers.clear();
                }
                "}" => {
                    parentheses = scopes.pop().map_or(0, |(_, around)| around);
                    modifiers.clear();
                }
                ";" => modifiers.clear(),
                "package" if scopes.is_empty() && declared.package.is_empty() => {
                    declared.package = tokens.by_ref().take_while(|part| *part != ";").collect();
                }
                "public" | "private" | "static" if in_class => modifiers.push(token),
                "class" | "interface" | "enum" | "record" if in_class && before != "." => {
                    if let Some(name) = type_name(token, &tokens) {
                        if scopes.is_empty() && modifiers.contains(&"public") {
                            declared.public.get_or_insert(name.to_owned());
                        }
                        if name == "String" {
                            declared.strings.push(surrounding(&scopes));
                        }
                        pending = Some(Scope::Class { name: name.to_owned(), interface: token == "interface" });
                    }
                }
                "void" if in_class => {
                    let interface = matches!(scopes.last(), Some((Scope::Class { interface: true, .. }, _)));
                    if let Some((form, short)) = form(&tokens, &modifiers, scopes.is_empty(), interface) {
                        declared.mains.push(Main { classes: surrounding(&scopes), form, short });
                    }
                }
                _ => {}
            }
            before = token;
        }
        declared
    }

    /// The required name of the file, without the ending: that of its public class. In a file without classes, a valid class name.
    pub(crate) fn stem(&self, given: &str) -> Option<String> {
        let compact = self.mains.iter().any(|main| main.form == Form::Compact);
        let odd = compact && !tokens::is_name(given);
        self.public.clone().or_else(|| odd.then(|| "Main".to_owned()))
    }
}

/// The name of the type that a keyword declares. `record` is also an ordinary word.
fn type_name<'a>(keyword: &str, rest: &Tokens<'a>) -> Option<&'a str> {
    let mut rest = rest.clone();
    let name = rest.next().filter(|name| is_word(name))?;
    (keyword != "record" || matches!(rest.next(), Some("(" | "<"))).then_some(name)
}

/// The names of the classes in these scopes.
fn surrounding(scopes: &[(Scope, usize)]) -> Vec<String> {
    let names = scopes.iter().filter_map(|(scope, _)| match scope {
        Scope::Class { name, .. } => Some(name.clone()),
        Scope::Other => None,
    });
    names.collect()
}

/// The form of the `main` method that follows `void`, if it is one, and whether its parameter has the type `String` without a package.
fn form(rest: &Tokens<'_>, modifiers: &[&str], outside: bool, interface: bool) -> Option<(Form, bool)> {
    let mut rest = rest.clone();
    if rest.next() != Some("main") || rest.next() != Some("(") {
        return None;
    }
    let mut parameters = Vec::new();
    let mut depth = 0_usize;
    loop {
        match rest.next()? {
            ")" if depth == 0 => break,
            token => {
                depth = match token {
                    "(" => depth + 1,
                    ")" => depth - 1,
                    _ => depth,
                };
                parameters.push(token);
            }
        }
    }
    let arguments = without_annotations(&parameters);
    let full = arguments.strip_prefix(&["java", ".", "lang", "."][..]);
    let texts = match full.unwrap_or(&arguments) {
        ["String", "[", "]", name] | ["String", name, "[", "]"] | ["String", ".", ".", ".", name] => is_word(name),
        [] => false,
        _ => return None,
    };
    // A method without a body cannot run.
    if !matches!(rest.find(|token| matches!(*token, "{" | ";")), Some("{")) || modifiers.contains(&"private") {
        return None;
    }
    let open = interface || modifiers.contains(&"public");
    let form = match (outside, texts && open && modifiers.contains(&"static")) {
        (true, _) => Form::Compact,
        (false, true) => Form::Static,
        (false, false) => Form::Instance,
    };
    Some((form, texts && full.is_none()))
}

/// The parameters of a method without `final` and annotations.
fn without_annotations<'a>(parameters: &[&'a str]) -> Vec<&'a str> {
    let mut kept = Vec::new();
    let mut rest = parameters;
    while let [first, after @ ..] = rest {
        rest = after;
        match *first {
            "@" => {
                rest = rest.get(1..).unwrap_or_default();
                while let [".", _, after @ ..] = rest {
                    rest = after;
                }
                if rest.first() == Some(&"(") {
                    let mut depth = 0_usize;
                    let end = rest.iter().position(|token| {
                        depth = match *token {
                            "(" => depth + 1,
                            ")" => depth.saturating_sub(1),
                            _ => depth,
                        };
                        depth == 0
                    });
                    rest = end.and_then(|end| rest.get(end + 1..)).unwrap_or_default();
                }
            }
            "final" => {}
            other => kept.push(other),
        }
    }
    kept
}

#[cfg(test)]
mod tests;
