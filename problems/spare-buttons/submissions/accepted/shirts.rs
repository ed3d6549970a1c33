impl Solution {
    pub fn spare_buttons(buttons: i32, cloth: i32, holes: i32) -> i32 {
        let per_shirt = holes + 1;
        let shirts = cloth.min(buttons / per_shirt);
        buttons - shirts * per_shirt
    }
}
