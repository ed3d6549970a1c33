macro_rules! twice {
    ($($all:tt)*) => { twice!($($all)* $($all)*) };
}

fn main() {
    twice!(a);
}
