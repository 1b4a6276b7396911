//! Secrets that a development server makes for itself, in files that only its user can read.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use secrecy::SecretString;

/// The file of the key that opens the API.
pub(crate) const API_KEY: &str = "api_key";
/// The file of the token that signs webhooks.
pub(crate) const TWILIO_AUTH_TOKEN: &str = "twilio_auth_token";
/// The file of the account's id; it is no secret, and is made with the token.
pub(crate) const TWILIO_ACCOUNT_SID: &str = "twilio_account_sid";

const DIRECTORY_MODE: u32 = 0o700;
const FILE_MODE: u32 = 0o600;

/// Where the generated secrets of a data directory lie.
pub(crate) fn directory(data: &Path) -> PathBuf {
    data.join("secrets")
}

/// Makes a directory of ours, or takes the one that is there; nobody else can look into it.
pub(crate) fn private_directory(path: &Path) -> anyhow::Result<()> {
    fs::DirBuilder::new()
        .recursive(true)
        .mode(DIRECTORY_MODE)
        .create(path)
        .with_context(|| format!("cannot make the directory {}", path.display()))?;
    fs::set_permissions(path, fs::Permissions::from_mode(DIRECTORY_MODE))
        .with_context(|| format!("cannot make the directory {} private", path.display()))
}

/// The names of the secrets that were made in a data directory.
pub(crate) fn made(data: &Path) -> Vec<&'static str> {
    let names = [API_KEY, TWILIO_AUTH_TOKEN, TWILIO_ACCOUNT_SID].into_iter();
    names.filter(|name| directory(data).join(name).exists()).collect()
}

/// The secret of that name, if it was made before.
pub(crate) fn read(data: &Path, name: &str) -> anyhow::Result<Option<SecretString>> {
    let path = directory(data).join(name);
    match fs::read_to_string(&path) {
        Ok(text) => Ok(Some(SecretString::from(text.trim().to_owned()))),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => {
            Err(error).with_context(|| format!("cannot read the secret {}", path.display()))
        }
    }
}

/// The secret of that name; made now if it was not before.
pub(crate) fn read_or_make(data: &Path, name: &str) -> anyhow::Result<SecretString> {
    if let Some(secret) = read(data, name)? {
        return Ok(secret);
    }
    let directory = directory(data);
    private_directory(&directory)?;
    let path = directory.join(name);
    let prefix = if name == TWILIO_ACCOUNT_SID { "AC" } else { "" };
    let secret = format!("{prefix}{}", random_hex()?);
    // Written whole before it has its name: whoever reads it never sees half of it.
    let draft = directory.join(format!(".{name}.{}", std::process::id()));
    let written = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(FILE_MODE)
        .open(&draft)
        .and_then(|mut file| file.write_all(secret.as_bytes()).and_then(|()| file.sync_all()))
        .and_then(|()| fs::hard_link(&draft, &path));
    // It has served; one that stays behind does no harm.
    let _ = fs::remove_file(&draft);
    match written {
        Ok(()) => Ok(SecretString::from(secret)),
        // Somebody else made it at the same moment.
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            read(data, name)?.context("a secret came and went")
        }
        Err(error) => {
            Err(error).with_context(|| format!("cannot write the secret {}", path.display()))
        }
    }
}

/// 128 bits of chance, as 32 hexadecimal digits.
fn random_hex() -> anyhow::Result<String> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|error| anyhow::anyhow!("no randomness: {error}"))?;
    Ok(format!("{:032x}", u128::from_be_bytes(bytes)))
}

/// A number that nobody else has.
pub(crate) fn random_seed() -> anyhow::Result<u64> {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes).map_err(|error| anyhow::anyhow!("no randomness: {error}"))?;
    Ok(u64::from_be_bytes(bytes))
}

/// A random call SID, for calls that are played.
pub(crate) fn random_call_sid() -> anyhow::Result<domain::CallSid> {
    Ok(format!("CA{}", random_hex()?).parse()?)
}
