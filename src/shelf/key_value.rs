//! The port behind which the stores of a browser or a test lie.

/// Why a store did not keep something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// No room is left.
    Full,
    /// The browser allows no storage.
    Blocked,
}

/// A store of records by key.
pub trait KeyValue {
    /// The text under a key.
    fn get(&self, key: &str) -> Option<String>;
    /// Keeps a text under a key. What is held is kept too, as far as there is room. Where nothing is allowed, the text is held.
    ///
    /// # Errors
    ///
    /// When no store has room; what was kept before stays.
    fn put(&self, key: &str, text: &str) -> Result<(), StoreError>;
    /// Holds a text as long as the page is open, because there was no room for it. It is kept as soon as there is.
    fn hold(&self, key: &str, text: &str);
    /// Whether something is held that is kept nowhere.
    fn is_holding(&self) -> bool;
    /// Forgets a key; `mark` is the record that says so.
    fn remove(&self, key: &str, mark: &str);
    /// The keys of this app.
    fn keys(&self) -> Vec<String>;
}
