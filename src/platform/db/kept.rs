//! What was made of rows and is right as long as they stay as they are: kept beside the database, one value a type.

use std::any::{Any, TypeId};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Values by their type, shared by all transactions of a database.
#[derive(Clone, Default)]
pub struct Kept(Arc<Mutex<BTreeMap<TypeId, Arc<dyn Any + Send + Sync>>>>);

impl Kept {
    /// What was kept of a type; whether it is still right is the asker's to know.
    pub fn find<T: Any + Send + Sync>(&self) -> Option<Arc<T>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.get(&TypeId::of::<T>()).and_then(|value| Arc::clone(value).downcast().ok())
    }

    /// Keeps a value in place of the one before.
    pub fn keep<T: Any + Send + Sync>(&self, value: Arc<T>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(TypeId::of::<T>(), value);
    }
}
