//! What a program in the box can and cannot do, and how its end is told. Payloads are in `tests/programs`.

mod files;
mod isolation;
mod languages;
mod limits;
mod running;
mod supervisor;
mod support;
mod survival;
