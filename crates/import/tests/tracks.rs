//! Stores track files and writes them again.

#![allow(clippy::unwrap_used)]

use std::{fs, path::Path};

use assay_domain::{Limits, Plan};
use assay_import::{Error, restore_track, store_track};
use assay_store::{Blobs, NewProblem, Store, TrackStored};

const PICTURE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><path d=\"M0 0h9\"/></svg>\n";

struct Site {
    folder: tempfile::TempDir,
    store: Store,
    blobs: Blobs,
}

impl Site {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::connect(folder.path().join("assay.sqlite").to_str().unwrap()).await.unwrap();
        store.migrate().await.unwrap();
        for slug in ["one", "two", "three"] {
            let plan = Plan::of_cases(Limits { time_ms: 1000, memory_kib: 65_536, output_kib: 64 }, Vec::new());
            store.put_problem(&NewProblem::new(slug.parse().unwrap(), slug, "<p>", plan)).await.unwrap();
        }
        let blobs = Blobs::open(&folder.path().join("blobs")).unwrap();
        Self { folder, store, blobs }
    }

    async fn import(&self, file: &Path) -> Result<TrackStored, Error> {
        store_track(&assay_package::read_track(file).unwrap(), &self.store, &self.blobs, None).await
    }

    /// Writes a track file with a picture beside its lessons.
    fn write(&self, text: &str) -> std::path::PathBuf {
        let file = self.folder.path().join("given/steps.yaml");
        let lessons = file.parent().unwrap().join("steps");
        fs::create_dir_all(&lessons).unwrap();
        fs::write(lessons.join("line.svg"), PICTURE).unwrap();
        fs::write(lessons.join("first.md"), "# First\n\nLook: ![a line](line.svg)\n").unwrap();
        fs::write(&file, text).unwrap();
        file
    }
}

const STEPS: &str = "title: \"Steps: \\\"one\\\"\"\ndescription: All of them.\nhours: 7\nprerequisites: [other]\nproblems: [one]\nsections:\n\
                     - title: More & more\n  lesson: steps/first.md\n  problems: [two]\n- title: Last\n  problems: [three]\n";

#[tokio::test]
async fn an_exported_track_is_the_same_track() {
    let site = Site::new().await;
    let file = site.write(STEPS);
    assert_eq!(site.import(&file).await.unwrap(), TrackStored::Created);
    assert_eq!(site.import(&file).await.unwrap(), TrackStored::Unchanged);

    let back = site.folder.path().join("back");
    let slug = "steps".parse().unwrap();
    let exported = restore_track(&slug, &site.store, &site.blobs, &back).await.unwrap().unwrap();
    assert_eq!(exported, back.join("steps.yaml"));
    // Pictures are cleaned when they are read.
    assert!(fs::read_to_string(back.join("steps/line.svg")).unwrap().contains("<path d=\"M0 0h9\"/>"));
    let [given, again] = [&file, &exported].map(|file| assay_package::read_track(file).unwrap());
    assert_eq!((&again.title, &again.description, again.hours), (&given.title, &given.description, given.hours));
    assert_eq!((&again.entries, &again.prerequisites), (&given.entries, &given.prerequisites));
    let lessons = |track: &assay_package::TrackFile| {
        track.lessons.iter().map(|(title, lesson)| (title.clone(), lesson.markdown.clone())).collect::<Vec<_>>()
    };
    assert_eq!(lessons(&again), lessons(&given));
    assert_eq!(site.import(&exported).await.unwrap(), TrackStored::Unchanged);
    assert_eq!(restore_track(&"none".parse().unwrap(), &site.store, &site.blobs, &back).await.unwrap(), None);
}

#[tokio::test]
async fn a_changed_file_changes_every_part_of_its_track() {
    let site = Site::new().await;
    site.import(&site.write(STEPS)).await.unwrap();
    let changed = STEPS.replace("hours: 7\n", "").replace("More & more", "Less").replace("Last", "End");
    let changed =
        changed.replace("  lesson: steps/first.md\n", "").replace("[three]", "[three]\n  lesson: steps/first.md");
    let file = site.write(&changed.replace("All of them", "Some"));
    assert_eq!(site.import(&file).await.unwrap(), TrackStored::Changed);
    assert_eq!(site.import(&file).await.unwrap(), TrackStored::Unchanged);
    let track = site.store.managed_track(&"steps".parse().unwrap()).await.unwrap().unwrap();
    assert_eq!((track.hours, track.description.as_str()), (None, "Some."));
    let lessons: Vec<_> = track.lessons.iter().map(|lesson| (lesson.section.as_str(), lesson.markdown.len())).collect();
    assert_eq!(lessons, [("Less", 0), ("End", 35)]);

    // A new picture changes the lesson, although its text is the same.
    fs::write(file.parent().unwrap().join("steps/line.svg"), PICTURE.replace("h9", "h8")).unwrap();
    assert_eq!(site.import(&file).await.unwrap(), TrackStored::Changed);
}

#[tokio::test]
async fn a_track_with_an_unknown_problem_is_refused() {
    let site = Site::new().await;
    let refused = site.import(&site.write(&STEPS.replace("[two]", "[four]"))).await.unwrap_err();
    assert!(matches!(refused, Error::Store(assay_store::Error::NoSuchProblem(_))), "{refused}");
    assert!(site.store.managed_track(&"steps".parse().unwrap()).await.unwrap().is_none());
}
