//! Tables as a workbook.

use crate::domain::annex::{Cell, Table};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

/// Writes a workbook with one sheet for each table. The same tables give the same bytes.
///
/// # Errors
///
/// When a table is larger than a sheet, or the name of one is none that Excel allows.
pub fn write(tables: &[Table]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // Without the time of writing, or no two files would be alike.
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&created));
    for table in tables {
        let sheet = book.add_worksheet().set_name(&table.name)?;
        for (row, cells) in (0_u32..).zip(&table.rows) {
            for (column, cell) in (0_u16..).zip(cells) {
                match cell {
                    Cell::Own(text, _) if !text.is_empty() => {
                        sheet.write_string(row, column, text)?;
                    }
                    Cell::Own(..) | Cell::Left | Cell::Above => {}
                }
            }
        }
    }
    book.save_to_buffer()
}
