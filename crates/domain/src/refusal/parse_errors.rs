//! What is wrong with a field whose text cannot be parsed.

use super::FieldProblem;
use crate::{
    EmailError, KeyName, KeyNameError, ListName, ListNameError, Name, NameError, Password, PasswordError, SectionTitle,
    SectionTitleError, Slug, SlugError, UnknownGrade, UnknownScope, UtcOffset, UtcOffsetError,
};

impl From<EmailError> for FieldProblem {
    fn from(EmailError: EmailError) -> Self {
        Self::InvalidEmail
    }
}

impl From<NameError> for FieldProblem {
    fn from(NameError: NameError) -> Self {
        Self::InvalidName { most: Name::MAX_LENGTH }
    }
}

impl From<KeyNameError> for FieldProblem {
    fn from(KeyNameError: KeyNameError) -> Self {
        Self::InvalidName { most: KeyName::MAX_LENGTH }
    }
}

impl From<ListNameError> for FieldProblem {
    fn from(ListNameError: ListNameError) -> Self {
        Self::InvalidName { most: ListName::MAX_LENGTH }
    }
}

impl From<PasswordError> for FieldProblem {
    fn from(PasswordError: PasswordError) -> Self {
        Self::InvalidPassword { least: Password::MIN_LENGTH }
    }
}

impl From<SectionTitleError> for FieldProblem {
    fn from(SectionTitleError: SectionTitleError) -> Self {
        Self::InvalidTitle { most: SectionTitle::MAX_LENGTH }
    }
}

impl From<SlugError> for FieldProblem {
    fn from(error: SlugError) -> Self {
        Self::InvalidSlug { text: error.into_text(), most: Slug::MAX_LENGTH }
    }
}

impl From<UnknownScope> for FieldProblem {
    fn from(UnknownScope(text): UnknownScope) -> Self {
        Self::UnknownScope { text }
    }
}

impl From<UnknownGrade> for FieldProblem {
    fn from(UnknownGrade(text): UnknownGrade) -> Self {
        Self::UnknownGrade { text }
    }
}

impl From<UtcOffsetError> for FieldProblem {
    fn from(UtcOffsetError: UtcOffsetError) -> Self {
        Self::InvalidUtcOffset { least: UtcOffset::LEAST, most: UtcOffset::MOST }
    }
}
