//! Arguments of commands.

use super::nodes::{Node, print};

/// The rest of a list. Commands take their arguments from it.
pub(super) struct Input {
    pub(super) rest: std::iter::Peekable<std::vec::IntoIter<Node>>,
}

impl Input {
    pub(super) fn new(nodes: Vec<Node>) -> Self {
        Self { rest: nodes.into_iter().peekable() }
    }

    pub(super) fn next(&mut self) -> Option<Node> {
        self.rest.next()
    }

    pub(super) fn space(&mut self) {
        while self.rest.next_if_eq(&Node::Space).is_some() {}
    }

    /// An argument, without its braces.
    pub(super) fn argument(&mut self) -> Vec<Node> {
        self.space();
        match self.rest.next() {
            Some(Node::Group(inner)) => inner,
            Some(other) => vec![other],
            None => Vec::new(),
        }
    }

    /// An argument as text.
    pub(super) fn word(&mut self) -> String {
        print(&self.argument()).trim().to_owned()
    }

    /// An argument in brackets.
    pub(super) fn option(&mut self) -> Option<Vec<Node>> {
        self.space();
        self.rest.next_if_eq(&Node::Char('['))?;
        Some(self.rest.by_ref().take_while(|node| *node != Node::Char(']')).collect())
    }

    pub(super) fn star(&mut self) -> bool {
        self.rest.next_if_eq(&Node::Char('*')).is_some()
    }

    pub(super) fn has_group(&mut self) -> bool {
        self.space();
        matches!(self.rest.peek(), Some(Node::Group(_)))
    }

    /// Skips an empty group. False if there is none.
    pub(super) fn next_empty_group(&mut self) -> bool {
        let is_empty =
            |node: &Node| matches!(node, Node::Group(inner) if inner.iter().all(|node| *node == Node::Space));
        self.rest.next_if(is_empty).is_some()
    }

    /// The nodes before a command. The command is skipped.
    pub(super) fn until(&mut self, name: &str) -> Vec<Node> {
        self.rest.by_ref().take_while(|node| !matches!(node, Node::Command(found) if found == name)).collect()
    }

    /// A length in the notation of plain TeX: `2pt`.
    pub(super) fn length(&mut self) -> String {
        self.space();
        let mut length = String::new();
        while let Some(Node::Char(c)) = self
            .rest
            .next_if(|node| matches!(node, Node::Char(c) if c.is_ascii_digit() || matches!(c, '.' | '-' | '+')))
        {
            length.push(c);
        }
        self.space();
        let number = length.len();
        while let Some(Node::Char(c)) = self
            .rest
            .next_if(|node| matches!(node, Node::Char(c) if c.is_ascii_lowercase()) && length.len() < number + 2)
        {
            length.push(c);
        }
        self.space();
        length
    }
}
