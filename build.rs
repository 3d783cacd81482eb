//! Migrations are built in, and a release also carries templates, assets and words; cargo sees a file
//! added to their folders only if told to look. Debug builds read the latter three from disk.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=migrations");
    if std::env::var("PROFILE").is_ok_and(|profile| profile == "release") {
        for folder in ["templates", "assets", "config/locales"] {
            println!("cargo:rerun-if-changed={folder}");
        }
    }
}
