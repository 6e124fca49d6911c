//! Several tabs of one browser, and what only comes later.

use super::Phone;
use serde_json::Value;
use thirtyfour::WindowHandle;

impl Phone {
    /// The tab that is looked at.
    pub fn tab(&self) -> WindowHandle {
        self.runtime.block_on(self.web().window()).unwrap()
    }

    /// Opens another tab and looks at it.
    pub fn new_tab(&self) -> WindowHandle {
        let tab = self.runtime.block_on(self.web().new_tab()).unwrap();
        self.switch(&tab);
        tab
    }

    /// Looks at another tab.
    pub fn switch(&self, tab: &WindowHandle) {
        self.runtime.block_on(self.web().switch_to_window(tab.clone())).unwrap();
    }

    /// Closes the tab that is looked at and looks at another.
    pub fn close_tab(&self, next: &WindowHandle) {
        self.runtime.block_on(self.web().close_window()).unwrap();
        self.switch(next);
    }

    /// What a script hands to its last argument, a function.
    #[track_caller]
    pub fn script_async(&self, script: &str, arguments: Vec<Value>) -> Value {
        let answer = self.runtime.block_on(self.web().execute_async(script.to_owned(), arguments));
        answer.unwrap_or_else(|error| panic!("{script}: {error}")).json().clone()
    }

    /// What a script that has to wait for something calls `done` with.
    #[track_caller]
    pub fn waiting_script(&self, script: &str) -> Value {
        self.script_async(&format!("const done = arguments[arguments.length - 1]; {script}"), vec![])
    }
}
