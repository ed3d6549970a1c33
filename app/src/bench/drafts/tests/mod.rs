mod conflicts;
mod fixtures;
mod kinds;
mod saving;
