//! How large documents may be. Hostile files stop here, before they cost memory or time.

/// A template of 500 rows has about 400 kB.
pub const MAX_TEMPLATE_BYTES: usize = 2 * 1024 * 1024;
/// A draft is its template and what was typed.
pub const MAX_DRAFT_BYTES: usize = 8 * 1024 * 1024;
/// A bundle of 43 rows has about 80 kB; this is a hundred times as much.
pub const MAX_BUNDLE_BYTES: usize = 8 * 1024 * 1024;
/// Everything a device keeps: local storage has room for five million characters, of up to three bytes each.
pub const MAX_BACKUP_BYTES: usize = 16 * 1024 * 1024;
/// A backup under a passphrase: base64url makes four letters of three bytes.
pub const MAX_LOCKED_BYTES: usize = MAX_BACKUP_BYTES / 3 * 4 + 16 * 1024;
/// A key file has about 250 bytes.
pub const MAX_KEY_BYTES: usize = 16 * 1024;
/// Sections of a template.
pub const MAX_SECTIONS: usize = 200;
/// Rows of a template. The largest known annex has fewer than 500.
pub const MAX_ROWS: usize = 2_000;
/// Targets of one row: `a` to `z`.
pub const MAX_PARTS: usize = 26;
/// Members of any other list: columns, supporting units, shared totals, evidence.
pub const MAX_LIST: usize = 200;
/// Findings a report may acknowledge: several for each row.
pub const MAX_ACKNOWLEDGED: usize = 10_000;
/// Entries of anything, before its own limit is asked. A list of place holders would take many times the file.
pub const MAX_ENTRIES: usize = 10_000;
/// Values of a document: a report of 2,000 rows with its form has 300,000.
pub const MAX_VALUES: usize = 1_000_000;
/// Signatures of a bundle: the reporter, the head of the unit, and room.
pub const MAX_SIGNATURES: usize = 8;
/// Characters of any text: two printed pages.
pub const MAX_TEXT: usize = 4_000;
/// Characters of an identifier.
pub const MAX_ID: usize = 200;
