//! Function problems: the solution is called by the driver of its language, in one process for all cases.

mod ask;
mod driver;
mod value;

pub(crate) use ask::Asked;
pub(crate) use driver::{Driver, Drivers, reads_stdin};
pub(crate) use value::{by_value, calls_of};
