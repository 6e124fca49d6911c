//! When the reports were last saved into a backup file.

use super::shell::Shell;

/// The last backup.
#[derive(Clone, Debug)]
pub struct LastBackup {
    /// When, RFC 3339, by the device's clock.
    pub at: String,
    /// How many places in reports were changed since.
    pub changes_since: usize,
}

/// The last backup; none where there was none.
pub fn last_backup(_shell: Shell) -> Option<LastBackup> {
    None
}
