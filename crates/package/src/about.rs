//! Authors, sources and license of a problem.

use std::collections::BTreeMap;

use assay_domain::Difficulty;
use serde::{Deserialize, Serialize};

use crate::yaml::{Fault, Node, Value};

/// Authors, sources and license of a problem.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// The problem's identity across archives.
    pub uuid: Option<String>,
    /// The version, as the author wrote it.
    pub version: Option<String>,
    /// All keywords.
    pub keywords: Vec<String>,
    /// The difficulty: the first of the keywords `easy`, `medium` and `hard`.
    pub difficulty: Option<Difficulty>,
    /// The people who made it.
    pub credits: Credits,
    /// Where it was used before.
    pub sources: Vec<Source>,
    /// The license's code: `cc by-sa`, `cc0`, `public domain`…
    pub license: Option<String>,
    /// The owner of the rights.
    pub rights_owner: Option<String>,
    /// Not public before this date, or date and time in UTC, as written.
    pub embargo_until: Option<String>,
}

/// The people who made a problem.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credits {
    /// The people with the idea.
    pub authors: Vec<Person>,
    /// The developers of the package.
    pub contributors: Vec<Person>,
    /// The testers.
    pub testers: Vec<Person>,
    /// The translators, by language code.
    pub translators: BTreeMap<String, Vec<Person>>,
    /// The people who made the package.
    pub packagers: Vec<Person>,
    /// The people to thank.
    pub acknowledgements: Vec<Person>,
}

/// A person in the credits.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The full name.
    pub name: String,
    /// The email address.
    pub email: Option<String>,
    /// The ORCID iD.
    pub orcid: Option<String>,
    /// The user name at Kattis.
    pub kattis: Option<String>,
}

/// A contest or course that used a problem.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The name, with its year.
    pub name: String,
    /// The web page.
    pub url: Option<String>,
}

impl About {
    /// The authors' names.
    pub fn authors(&self) -> impl Iterator<Item = &str> {
        self.credits.authors.iter().map(|person| person.name.as_str())
    }
}

impl Person {
    /// Reads `Ada Lovelace <ada@example.org>`.
    pub(crate) fn parse(text: &str) -> Self {
        let (name, email) = match text.split_once('<') {
            Some((name, rest)) => (name, rest.split('>').next().map(str::trim).filter(|email| !email.is_empty())),
            None => (text, None),
        };
        Self { name: name.trim().to_owned(), email: email.map(str::to_owned), ..Self::default() }
    }
}

impl Credits {
    /// Reads `credits`: one author, or a mapping from roles to people. Calls `unknown` for unknown keys.
    pub(crate) fn read(node: &Node, unknown: &mut dyn FnMut(&str, u64)) -> Result<Self, Fault> {
        let mut credits = Self::default();
        let Value::Map(roles) = &node.value else {
            credits.authors = people(node, unknown)?;
            return Ok(credits);
        };
        for (role, node) in roles.clone().rest() {
            let into = match role.as_str() {
                "authors" => &mut credits.authors,
                "contributors" => &mut credits.contributors,
                "testers" => &mut credits.testers,
                "packagers" => &mut credits.packagers,
                "acknowledgements" => &mut credits.acknowledgements,
                "translators" => {
                    if let Value::Map(languages) = &node.value {
                        for (language, node) in languages.clone().rest() {
                            credits.translators.insert(language, people(&node, unknown)?);
                        }
                    }
                    continue;
                }
                other => {
                    unknown(&format!("credits.{other}"), node.line);
                    continue;
                }
            };
            *into = people(&node, unknown)?;
        }
        Ok(credits)
    }

    /// Reads the legacy `author`: names separated by commas, `and` or `&`.
    pub(crate) fn read_legacy(text: &str) -> Self {
        let names =
            text.split([',', ';', '\n']).flat_map(|part| part.split(" and ")).flat_map(|part| part.split(" & "));
        let names = names.map(|name| name.trim().trim_start_matches("and ").trim()).filter(|name| !name.is_empty());
        Self { authors: names.map(Person::parse).collect(), ..Self::default() }
    }
}

/// One person or a list.
fn people(node: &Node, unknown: &mut dyn FnMut(&str, u64)) -> Result<Vec<Person>, Fault> {
    match &node.value {
        Value::List(items) => {
            let people: Result<Vec<_>, _> = items.iter().map(|item| people(item, unknown)).collect();
            Ok(people?.into_iter().flatten().collect())
        }
        Value::Map(section) => {
            let mut section = section.clone();
            let mut text = |key: &str| section.take(key).map(|node| node.text(key)).transpose();
            let person = Person {
                name: text("name")?.unwrap_or_default(),
                email: text("email")?,
                orcid: text("orcid")?,
                kattis: text("kattis")?,
            };
            for (key, node) in section.rest() {
                unknown(&key, node.line);
            }
            Ok(if person.name.is_empty() { Vec::new() } else { vec![person] })
        }
        Value::Null => Ok(Vec::new()),
        _ => {
            let person = Person::parse(&node.text("credits")?);
            Ok(if person.name.is_empty() { Vec::new() } else { vec![person] })
        }
    }
}

/// Reads `source`: a name, a mapping with name and address, or a list of these.
pub(crate) fn sources(node: &Node, unknown: &mut dyn FnMut(&str, u64)) -> Result<Vec<Source>, Fault> {
    match &node.value {
        Value::List(items) => {
            let sources: Result<Vec<_>, _> = items.iter().map(|item| sources(item, unknown)).collect();
            Ok(sources?.into_iter().flatten().collect())
        }
        Value::Map(section) => {
            let mut section = section.clone();
            let name = section.take("name").map(|node| node.text("name")).transpose()?;
            let url = section.take("url").map(|node| node.text("url")).transpose()?;
            for (key, node) in section.rest() {
                unknown(&format!("source.{key}"), node.line);
            }
            Ok(name.map(|name| Source { name, url }).into_iter().collect())
        }
        _ => {
            let name = node.text("source")?.trim().to_owned();
            Ok(if name.is_empty() { Vec::new() } else { vec![Source { name, url: None }] })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn legacy_authors_are_separated() {
        let names = |text: &str| Credits::read_legacy(text).authors.into_iter().map(|a| a.name).collect::<Vec<_>>();
        assert_eq!(
            names("Ada Lovelace, Grace Hopper and Alan Turing"),
            ["Ada Lovelace", "Grace Hopper", "Alan Turing"]
        );
        assert_eq!(names("Ada & Grace"), ["Ada", "Grace"]);
        assert_eq!(names("Anders Sandberg"), ["Anders Sandberg"]);
        assert_eq!(names("Ada, and Grace"), ["Ada", "Grace"]);
        assert!(names(" ").is_empty());
        let ada = Person::parse("Ada <ada@example.org>");
        assert_eq!((ada.name.as_str(), ada.email.as_deref()), ("Ada", Some("ada@example.org")));
    }
}
