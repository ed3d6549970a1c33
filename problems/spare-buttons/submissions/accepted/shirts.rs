impl Solution {
    pub fn spare_buttons(buttons: i64, cloth: i64, holes: i32) -> i64 {
        let per_shirt = holes as i64 + 1;
        let shirts = cloth.min(buttons / per_shirt);
        buttons - shirts * per_shirt
    }
}
