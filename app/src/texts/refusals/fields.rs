//! What is wrong with a field.

use assay_domain::FieldProblem;

use super::listed;

pub(super) fn english(problem: &FieldProblem) -> String {
    match problem {
        FieldProblem::EmailTaken => "This email address already has an account.".into(),
        FieldProblem::InvalidEmail => "Enter an email address such as ada@example.org.".into(),
        FieldProblem::InvalidName { most } => format!("Enter a name of 1 to {most} characters."),
        FieldProblem::InvalidPassword { least } => format!("Choose a password of at least {least} characters."),
        FieldProblem::WrongPassword => "This is not your password.".into(),
        FieldProblem::AdminScope => "Only admins can create admin keys. Choose another scope.".into(),
        FieldProblem::UnknownScope { text } => format!("{text:?} is not a scope: use read, submit or admin"),
        FieldProblem::DaysOutOfRange { most } => format!("Choose 1 to {most} days."),
        FieldProblem::NotDays => "Choose a number of days.".into(),
        FieldProblem::ContainsNul => "The request contains the character NUL (U+0000). Remove it and try again.".into(),
        FieldProblem::InvalidCursor => "This cursor is not valid. Start without one.".into(),
        FieldProblem::SlugTaken => {
            "Another track uses this URL name. It may be a deleted one: restore that, or choose another name.".into()
        }
        FieldProblem::SlugMissing => "Enter a URL name, for example graphs-2.".into(),
        FieldProblem::InvalidSlug { text, most } => format!(
            "{text:?} is not a valid name: use 1 to {most} of a-z, 0-9, - and _, beginning with a letter or digit"
        ),
        FieldProblem::DuplicateProblem { problem } => format!("{problem} is in the list twice. Leave one out."),
        FieldProblem::DuplicateSection { title } => {
            format!("The track already has a section {title}. Choose another title.")
        }
        FieldProblem::InvalidTitle { most } => format!("Write a title of 1 to {most} characters."),
        FieldProblem::TextTooLong { most } => format!("Write at most {most} characters."),
        FieldProblem::LessonTooLong { most } => format!("Write at most {most} bytes."),
        FieldProblem::HoursOutOfRange { most } => format!("Enter a whole number from 1 to {most}, or nothing."),
        FieldProblem::InvalidPrerequisite { text, most } => format!(
            "{text}: {text:?} is not a valid name: use 1 to {most} of a-z, 0-9, - and _, beginning with a letter or digit"
        ),
        FieldProblem::TooManyPrerequisites { most } => format!("Name at most {most} tracks."),
        FieldProblem::ListNameTaken => "You already have a list with this name.".into(),
        FieldProblem::PositionTooSmall => "Positions count from 1.".into(),
        FieldProblem::KeyOfAnotherSubmission => {
            "This Idempotency-Key belongs to a different submission. Use a new key for each submission.".into()
        }
        FieldProblem::KeyOfAnotherRun => {
            "This Idempotency-Key belongs to a different run. Use a new key for each run.".into()
        }
        FieldProblem::SourceEmpty => "The source is empty. Write a program first.".into(),
        FieldProblem::AnswerEmpty => "The answer is empty. Write it first.".into(),
        FieldProblem::SourceNotText => "The source contains a NUL byte. Send UTF-8 text.".into(),
        FieldProblem::SourceOrFiles => "Send either source or files.".into(),
        FieldProblem::InvalidFileName { name, most } => format!(
            "{name:?} is not a valid file name. Use at most {most} letters, digits, dots, dashes and underscores, and / between folders."
        ),
        FieldProblem::DuplicateFileName { name } => {
            format!("Two files are named {name:?}. Give each file a different name.")
        }
        FieldProblem::TooManyFiles { files, most } => format!("There are {files} files; at most {most} are allowed."),
        FieldProblem::InvalidEntryPoint { most } => {
            format!("The entry point must be the name of a file or class, with at most {most} bytes.")
        }
        FieldProblem::EntryPointOfAnswers => "Answers have no entry point. Leave it out.".into(),
        FieldProblem::LanguageMissing => "Choose the language of your program.".into(),
        FieldProblem::LanguageNotAllowed { language, allowed } => {
            format!("This problem does not allow {language}. Use one of: {}.", listed(allowed))
        }
        FieldProblem::LanguageUnavailable { language, available } => {
            format!("{language:?} is not an available language. Use one of: {}.", listed(available))
        }
        FieldProblem::LanguageUnknown => "This language is unknown. Use one from GET languages.".into(),
        FieldProblem::LanguageOfAnswers { language } => {
            format!("This problem takes answers, not programs in {language}. Leave the language out.")
        }
        FieldProblem::OnlyOneInterface => "This problem has only one interface. Leave the interface out.".into(),
        FieldProblem::NoDriver { language } => {
            format!("{language} has no driver for function problems. Use the interface stdin.")
        }
        FieldProblem::InteractiveProblem => {
            "This problem is interactive, so it cannot run on cases. Submit the program instead.".into()
        }
        FieldProblem::AnswersProblem => {
            "This problem takes answers, so there is no program to run. Submit the answers instead.".into()
        }
        FieldProblem::TooManyCases { most } => format!("Send at most {most} cases; the samples run anyway."),
        FieldProblem::InvalidCase { number, most_kib } => {
            format!("Case {number} must be text of at most {most_kib} KiB, without NUL.")
        }
        FieldProblem::DraftsFull { most_kib } => format!(
            "Your drafts use all of your {most_kib} KiB. Shorten or clear some. Your text stays in this browser."
        ),
        FieldProblem::NoteTooLong { most_kib } => format!("A note may have {most_kib} KiB. Shorten it."),
        FieldProblem::NotePageTooLong => {
            "The page of this note would be too long. Use fewer formulas or tables.".into()
        }
        FieldProblem::NotesFull { most_kib } => {
            format!("Your notes and their pages use all of your {most_kib} KiB. Shorten or clear some.")
        }
        FieldProblem::ReasonMissing => "Explain why you publish it although verification found problems.".into(),
        FieldProblem::UnknownGrade { text } => format!("{text:?} is not a grade. Use again, hard, good or easy."),
        FieldProblem::InvalidUtcOffset { least, most } => format!("Choose an offset from {least} to {most} minutes."),
        FieldProblem::PackageMissing => "Choose a zip file first.".into(),
        FieldProblem::UploadInterrupted => "The upload was interrupted. Try again.".into(),
        FieldProblem::InvalidUpload => "Invalid upload. Choose a zip file and upload it again.".into(),
        FieldProblem::InvalidPackageName => {
            "This file name cannot be used. Rename the file, for example to coffee-stamps.zip.".into()
        }
        FieldProblem::UnreadablePackage { reason } => reason.clone(),
    }
}
