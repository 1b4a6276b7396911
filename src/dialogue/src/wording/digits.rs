//! Telephone numbers, digit by digit: the same in every language.

use domain::PhoneNumber;

/// A number in groups, digit by digit: "4 0 3, 2 6 6, 1 2 3 4".
pub(super) fn in_groups(number: &PhoneNumber) -> String {
    let digits = number.as_str().trim_start_matches('+');
    // In the North American plan people say ten digits, in three groups.
    let (digits, groups): (&str, &[usize]) = match digits.strip_prefix('1') {
        Some(national) if national.len() == 10 => (national, &[3, 3, 4]),
        _ => (digits, &[2, 3, 3, 3, 4]),
    };
    let mut rest = digits.chars().peekable();
    let mut said = Vec::new();
    for size in groups {
        let group: Vec<String> = rest.by_ref().take(*size).map(String::from).collect();
        if !group.is_empty() {
            said.push(group.join(" "));
        }
    }
    said.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_said_in_groups() {
        let said = |text: &str| in_groups(&text.parse().unwrap());
        assert_eq!(said("+14032661234"), "4 0 3, 2 6 6, 1 2 3 4");
        assert_eq!(said("+447911123456"), "4 4, 7 9 1, 1 1 2, 3 4 5, 6");
    }
}
