//! Changing the index: documents put and removed, then made findable by one commit.

use tantivy::index::SegmentMeta;
use tantivy::merge_policy::{LogMergePolicy, MergeCandidate, MergePolicy};
use tantivy::{IndexReader, IndexWriter, TantivyDocument, Term};

use super::fields::{Fields, key};
use super::open::{VERSION, guarded};
use crate::error::{Error, Result};
use crate::search::document::{Document, Kind};

/// The memory that words wait in before they are written, in bytes.
const BUDGET: usize = 20_000_000;
/// Segments of fewer documents are all of one size.
const SMALL: u32 = 1_000;
/// The share of removed documents at which their segment is written anew without them.
const MOST_REMOVED: f32 = 0.1;

/// The one that changes the index. After an error it is of no more use: drop it and ask for another.
pub struct Writer {
    index: tantivy::Index,
    /// None only after an error.
    writer: Option<IndexWriter>,
    reader: IndexReader,
    fields: Fields,
}

impl Writer {
    pub(super) fn new(index: &tantivy::Index, reader: IndexReader, fields: Fields) -> Result<Self> {
        let writer = Some(guarded(|| begin(index))?);
        Ok(Self { index: index.clone(), writer, reader, fields })
    }

    fn writing(&mut self) -> Result<&mut IndexWriter> {
        self.writer.as_mut().ok_or(Error::Unavailable("the search index's writer has failed before".into()))
    }

    /// Takes a document in, in place of the one it was.
    pub fn put(&mut self, document: &Document) -> Result<()> {
        let schema = self.index.schema();
        let kept = guarded(|| self.fields.document(document, &schema))?;
        self.remove(document.kind, document.id)?;
        let writer = self.writing()?;
        guarded(|| writer.add_document(kept))?;
        Ok(())
    }

    /// Takes a document out.
    pub fn remove(&mut self, kind: Kind, id: i64) -> Result<()> {
        let term = Term::from_field_text(self.fields.key, &key(kind, id));
        self.writing()?.delete_term(term);
        Ok(())
    }

    /// Makes what was put and removed count, and notes the payload with it; both are kept, or neither.
    pub fn commit(&mut self, payload: &str) -> Result<()> {
        let reader = self.reader.clone();
        let writer = self.writing()?;
        guarded(|| {
            let mut prepared = writer.prepare_commit()?;
            prepared.set_payload(&format!("{VERSION}\n{payload}"));
            prepared.commit()?;
            reader.reload()
        })
    }

    /// Writes segments that hold removed documents anew without them, so that their words leave the disk. What was
    /// not committed is lost. Takes as long as writing those segments takes.
    pub fn purge(&mut self) -> Result<()> {
        let ended = self.writer.take();
        self.writer = Some(guarded(|| {
            if let Some(writer) = ended {
                writer.wait_merging_threads()?;
            }
            let mut writer = begin(&self.index)?;
            let metas = self.index.searchable_segment_metas()?;
            let holding: Vec<_> = metas.iter().filter(|it| it.has_deletes()).map(SegmentMeta::id).collect();
            drop(metas);
            if !holding.is_empty() {
                writer.merge(&holding).wait()?;
            }
            self.reader.reload()?;
            writer.garbage_collect_files().wait()?;
            Ok(writer)
        })?);
        Ok(())
    }

    /// Ends writing, when what goes on behind the commits is done; what was not committed is lost.
    pub fn finish(mut self) -> Result<()> {
        let ended = self.writer.take();
        guarded(|| {
            if let Some(writer) = ended {
                writer.wait_merging_threads()?;
            }
            self.reader.reload()
        })
    }
}

fn begin(index: &tantivy::Index) -> tantivy::Result<IndexWriter> {
    let writer: IndexWriter<TantivyDocument> = index.writer_with_num_threads(1, BUDGET)?;
    let mut by_size = LogMergePolicy::default();
    by_size.set_min_layer_size(SMALL);
    writer.set_merge_policy(Box::new(Merging { by_size }));
    Ok(writer)
}

/// Which segments are written anew: several of a size as one, and by itself each that holds many removed documents.
/// (The policy by size alone would for one such small segment write all others of its size anew.)
#[derive(Debug)]
struct Merging {
    by_size: LogMergePolicy,
}

impl MergePolicy for Merging {
    fn compute_merge_candidates(&self, segments: &[SegmentMeta]) -> Vec<MergeCandidate> {
        let mut candidates = self.by_size.compute_merge_candidates(segments);
        let taken: Vec<_> = candidates.iter().flat_map(|candidate| candidate.0.clone()).collect();
        let holds_many = |it: &&SegmentMeta| it.num_deleted_docs() as f32 > it.max_doc() as f32 * MOST_REMOVED;
        let alone = segments.iter().filter(holds_many).map(SegmentMeta::id).filter(|id| !taken.contains(id));
        candidates.extend(alone.map(|id| MergeCandidate(vec![id])));
        candidates
    }
}
