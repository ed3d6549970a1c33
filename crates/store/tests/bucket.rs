//! Blobs in a bucket, at a server that speaks like S3.

#![allow(clippy::unwrap_used)]

use std::{fs, path::Path};

use assay_store::{Blobs, BlobsConfig, Error};
use assay_testbed::Bucket;

fn config(bucket: &Bucket, folder: &Path) -> BlobsConfig {
    BlobsConfig { address: bucket.address(), aws: bucket.variables(), ..BlobsConfig::of_data_folder(folder) }
}

fn key(hash: &str) -> String {
    format!("{}/{hash}", &hash[..2])
}

#[tokio::test]
async fn what_one_host_stores_another_fetches() {
    let (bucket, folder) = (Bucket::start(), tempfile::tempdir().unwrap());
    let server = Blobs::connect(&config(&bucket, &folder.path().join("server"))).await.unwrap();
    // In several parts, the last of them a short one.
    let content: Vec<u8> = (0..11_000_000_u32).map(|n| (n % 251) as u8).collect();
    let file = folder.path().join("file");
    fs::write(&file, &content).unwrap();
    let large = server.put_file(&file).await.unwrap();
    let small = server.put(b"hello".to_vec()).await.unwrap();
    let empty = server.put(Vec::new()).await.unwrap();
    assert_eq!(server.put(b"hello".to_vec()).await.unwrap(), small);

    let worker = Blobs::connect(&config(&bucket, &folder.path().join("worker"))).await.unwrap();
    for (hash, wanted) in [(&large, content.as_slice()), (&small, b"hello"), (&empty, b"")] {
        let blob = worker.fetch(hash).await.unwrap();
        assert!(fs::read(blob.path()).unwrap() == wanted, "{hash}");
        assert!(blob.path().starts_with(folder.path().join("worker")));
    }
    // Once fetched, the bucket is not asked again.
    bucket.remove(&key(&small));
    assert_eq!(fs::read(worker.fetch(&small).await.unwrap().path()).unwrap(), b"hello");
}

#[tokio::test]
async fn what_is_missing_or_damaged_is_named_and_mended_by_storing_again() {
    let (bucket, folder) = (Bucket::start(), tempfile::tempdir().unwrap());
    let hash = Blobs::connect(&config(&bucket, folder.path())).await.unwrap().put(b"right".to_vec()).await.unwrap();
    let worker = Blobs::connect(&config(&bucket, &folder.path().join("worker"))).await.unwrap();

    bucket.overwrite(&key(&hash), b"wrong");
    let error = worker.fetch(&hash).await.unwrap_err();
    assert!(matches!(&error, Error::DamagedBlob { place } if place.contains(&hash)), "{error}");
    assert!(error.to_string().contains(&bucket.address()), "{error}");

    bucket.remove(&key(&hash));
    let error = worker.fetch(&hash).await.unwrap_err();
    assert!(matches!(&error, Error::NoSuchBlob { hash: named, .. } if *named == hash), "{error}");

    bucket.overwrite(&key(&hash), b"wrong");
    // A later process than the one that stored it.
    let server = Blobs::connect(&config(&bucket, folder.path())).await.unwrap();
    server.put(b"right".to_vec()).await.unwrap();
    assert_eq!(fs::read(worker.fetch(&hash).await.unwrap().path()).unwrap(), b"right");
}

#[tokio::test]
async fn a_bucket_that_does_not_answer_is_said_at_the_start() {
    let folder = tempfile::tempdir().unwrap();
    let (address, mut aws) = {
        let bucket = Bucket::start();
        (bucket.address(), bucket.variables())
    };
    // How often and how long it is asked is not the point here.
    aws.push(("AWS_MAX_RETRIES".into(), "0".into()));
    let config = BlobsConfig { address: address.clone(), aws, ..BlobsConfig::of_data_folder(folder.path()) };
    let error = Blobs::connect(&config).await.unwrap_err();
    assert!(matches!(&error, Error::BlobsUnreachable { .. }) && error.to_string().contains(&address), "{error}");
}
