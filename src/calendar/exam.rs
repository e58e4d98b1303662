//! What the test asks of a timetable, year by year.

/// How long the test lasts, and how many an invigilator may watch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExamFacts {
    /// Minutes of test.
    pub test_minutes: u32,
    /// Minutes to plan for a session, installation included.
    pub session_minutes: u32,
    /// Pupils for one invigilator.
    pub per_invigilator: u32,
}

impl Default for ExamFacts {
    /// The figures that every year has kept since 2020: 1 h 45 of test in a
    /// session of 2 h, one invigilator for 20 pupils (Pix's certification kits).
    fn default() -> Self {
        Self {
            test_minutes: 105,
            session_minutes: 120,
            per_invigilator: 20,
        }
    }
}
