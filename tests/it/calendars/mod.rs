//! The bundled years against the published rows, and against days walked one
//! by one.

mod checked;
mod facts;
mod hostile;
mod rows;
mod source;
mod walked;
