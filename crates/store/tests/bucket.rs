//! Blobs in a bucket of a server that is compatible with S3.

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
async fn a_blob_stored_by_one_host_is_fetched_by_another() {
    let (bucket, folder) = (Bucket::start(), tempfile::tempdir().unwrap());
    let server = Blobs::connect(&config(&bucket, &folder.path().join("server"))).await.unwrap();
    // Large enough for several parts; the last one is short.
    let content: Vec<u8> = (0..11_000_000_u32).map(|n| (n % 251) as u8).collect();
    let file = folder.path().join("file");
    fs::write(&file, &content).unwrap();
    let large = server.put_file(&file).await.unwrap();
    let small = server.put(b"hello".to_vec()).await.unwrap();
    let empty = server.put(Vec::new()).await.unwrap();
    assert_eq!(server.put(b"hello".to_vec()).await.unwrap(), small);

    let worker = Blobs::connect(&config(&bucket, &folder.path().join("worker"))).await.unwrap();
    for (hash, expected) in [(&large, content.as_slice()), (&small, b"hello"), (&empty, b"")] {
        let blob = worker.fetch(hash).await.unwrap();
        assert!(fs::read(blob.path()).unwrap() == expected, "{hash}");
        assert!(blob.path().starts_with(folder.path().join("worker")));
    }
    // The cache makes further requests unnecessary.
    bucket.remove(&key(&small));
    assert_eq!(fs::read(worker.fetch(&small).await.unwrap().path()).unwrap(), b"hello");
}

#[tokio::test]
async fn missing_and_damaged_blobs_are_reported_and_repaired_by_storing_them_again() {
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
    // Another process than the one that stored it.
    let server = Blobs::connect(&config(&bucket, folder.path())).await.unwrap();
    server.put(b"right".to_vec()).await.unwrap();
    assert_eq!(fs::read(worker.fetch(&hash).await.unwrap().path()).unwrap(), b"right");
}

#[tokio::test]
async fn an_unreachable_bucket_is_reported_at_the_start() {
    let folder = tempfile::tempdir().unwrap();
    let (address, mut aws) = {
        let bucket = Bucket::start();
        (bucket.address(), bucket.variables())
    };
    // Retries would only make the test slow.
    aws.push(("AWS_MAX_RETRIES".into(), "0".into()));
    let config = BlobsConfig { address: address.clone(), aws, ..BlobsConfig::of_data_folder(folder.path()) };
    let error = Blobs::connect(&config).await.unwrap_err();
    assert!(matches!(&error, Error::BlobsUnreachable { .. }) && error.to_string().contains(&address), "{error}");
}
