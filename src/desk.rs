//! The second module of the app: checking, finishing, opening, printing, settings. It puts itself on the page beside the
//! first one, shows its own pages only, and shares with it nothing but what is kept on the device.

use leptos::mount::mount_to_body;

fn main() {
    console_error_panic_hook::set_once();
    mount_to_body(thonso::ui::start);
}
