//! A release carries templates, assets and words inside the binary; cargo sees a file added to
//! their folders only if told to look. Debug builds read them from disk and need no rebuild.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    if std::env::var("PROFILE").is_ok_and(|profile| profile == "release") {
        for folder in ["templates", "assets", "config/locales"] {
            println!("cargo:rerun-if-changed={folder}");
        }
    }
}
