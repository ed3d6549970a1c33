//! Function problems: the driver of a language calls the solution, in one process for all cases.

mod caller;
mod driver;
mod value;

pub(crate) use caller::FunctionCaller;
pub(crate) use driver::{Driver, Drivers, reads_stdin};
pub(crate) use value::{by_value, calls_of, case_values};
