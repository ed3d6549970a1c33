//! The types that all other crates share. No I/O, no clock, no randomness; compiles to wasm.

#![warn(missing_docs)]

mod account;
mod admin_action;
mod api_key;
mod audit_action;
mod case_message;
mod case_values;
mod compiler_message;
mod day;
mod diff;
mod draft;
mod error_chain;
mod failure;
mod finding;
mod idempotency_key;
mod ids;
mod interface;
mod judging;
mod language;
mod limits;
mod live;
mod managing;
mod named;
mod note;
mod page;
mod personal_list;
mod picture;
mod plan;
mod problem;
mod problem_query;
mod profile;
mod progress;
mod queue;
mod refusal;
mod review;
mod run;
mod shipped;
mod signal;
pub mod signature;
mod slug;
mod source;
mod submission;
mod time;
mod track;
mod track_entry;
mod trial;
mod utc_offset;
mod verdict;
mod verifying;
mod waiting;
mod worker;

pub use account::{Email, EmailError, Me, Name, NameError, Password, PasswordError, Role};
pub use admin_action::AdminAction;
pub use api_key::{ApiKeyInfo, KeyName, KeyNameError, NewApiKey, Scope, UnknownScope};
pub use audit_action::{AuditAction, AuditTopic, LoggedAction};
pub use case_message::{CaseMessage, InputRefusal, OutputDifference};
pub use case_values::CaseValues;
pub use compiler_message::{CompilerLine, SourcePosition, compiler_lines};
pub use day::{Day, DayError};
pub use diff::{Change, DiffLine, diff, show_white_space};
pub use draft::{ChangedDraft, Draft, DraftSummary, EarlierDraft, NewEarlierDraft};
pub use error_chain::error_chain;
pub use failure::Failure;
pub use finding::Finding;
pub use idempotency_key::{IdempotencyKey, IdempotencyKeyError};
pub use ids::{ApiKeyId, ImportId, ListId, ProblemId, SubmissionId, TrackId, UserId};
pub use interface::Interface;
pub use judging::{CaseReport, GroupReport, Judgement};
pub use language::{Language, LanguageId};
pub use limits::Limits;
pub use live::{ClientMessage, ServerMessage};
pub use managing::{
    AuditEntry, BrokerState, ClassDepth, EditableLesson, EditableTrack, EditableTrackEntry, FailedJudging, FieldChange,
    FieldValue, Import, ImportOutcome, ManagedEdition, ManagedProblem, ManagedSubmission, ManagedTrack, Overview,
    Person, ProblemWithEditions, QueueState,
};
pub use note::{MAX_NOTE_BYTES, Note};
pub use page::Page;
pub use personal_list::{
    ListChoice, ListName, ListNameError, Neighbors, PersonalList, PersonalListSummary, ProblemLink,
};
pub use picture::{Drawable, Drawn, Facts, Picture, PictureKind, PictureOf};
pub use plan::{
    Aggregation, CompileLimits, GroupGrading, Include, LegacyGrading, LegacyScore, LegacyVerdict, NamedFile, Part,
    Plan, PlannedCase, ProblemKind, Program, StaticCase, TestGroup, ValidationLimits,
};
pub use problem::{
    Aid, AidText, Attachment, Difficulty, Problem, ProblemSort, ProblemSummary, Sample, SolveState, TagCount, Template,
};
pub use problem_query::{ProblemFilter, ProblemQuery};
pub use profile::{
    ActiveDay, Profile, ProfileSettings, RecentlySolved, SolvedByDifficulty, SolvedByLanguage, SolvedByTopic, streaks,
};
pub use progress::{Phase, Progress};
pub use queue::{Class, Job, JobKind, Owner};
pub use refusal::{FieldError, FieldName, FieldProblem, Missing, Refusal, RefusalKind, RequestRefusal};
pub use review::{Grade, GradeChoice, Help, Review, ReviewDay, StartedReview, UnknownGrade};
pub use run::{
    AcceptedRun, MAX_RUN_CASE_BYTES, MAX_RUN_CASES, Run, RunAccess, RunCase, RunOrder, RunOutcome, RunRequest, WaitsFor,
};
pub use shipped::{
    LoadingProgress, LoadingState, ShippedCount, ShippedItem, ShippedKind, ShippedLibrary, ShippedState,
};
pub use signal::{describe_signal, signal_name};
pub use signature::PictureRule;
pub use slug::{Slug, SlugError};
pub use source::{MAX_SOURCE_BYTES, Source, SourceError, SourceFile, Sources};
pub use submission::{Submission, SubmissionState, SubmissionSummary};
pub use time::Timestamp;
pub use track::{Track, TrackItem, TrackLink, TrackSection, TrackSummary};
pub use track_entry::{SectionTitle, SectionTitleError, TrackEntry, TrackEntryError};
pub use trial::{Trial, TrialValidator};
pub use utc_offset::{UtcOffset, UtcOffsetError};
pub use verdict::{UnknownVerdict, Verdict};
pub use verifying::{CheckReport, PackageReport, SkippedReport, SubmissionReport, TimeReport};
pub use waiting::{PeakUsage, UsageComparison, WaitReason, Waiting};
pub use worker::{BusySlot, Heartbeat, WorkerInfo};
