//! How much of a file is read. The largest annex we know has 500 rows; these are far above it, and far below what a phone has.

/// Of the file itself, in bytes.
pub const MAX_FILE: usize = 32 << 20;
/// Of one part of an archive, unpacked, in bytes.
pub const MAX_PART: u64 = 64 << 20;
/// Of all parts together, unpacked, in bytes.
pub const MAX_UNPACKED: u64 = 128 << 20;
/// Files in an archive.
pub const MAX_ENTRIES: usize = 5_000;
/// Cells that have text.
pub const MAX_CELLS: usize = 200_000;
/// Cells of a grid, those without text too.
pub const MAX_GRID: usize = 400_000;
/// Of one cell, in bytes: Excel allows 32,767 letters.
pub const MAX_CELL_TEXT: usize = 128 << 10;
/// Of all texts together, in bytes.
pub const MAX_TEXT: usize = 16 << 20;
/// Columns of a sheet; those beyond are left out.
pub const MAX_COLUMNS: usize = 200;
/// Elements within elements.
pub const MAX_DEPTH: usize = 200;
/// Tables within tables; those deeper are left out.
pub const MAX_NESTED: usize = 4;
