namespace GraphGateway.Getscreen.Payloads;

/// <summary>A payload cannot be read. The message names kinds of values, never a value.</summary>
/// <param name="position">The JSON path of the missing or invalid value.</param>
/// <param name="expected">The kind of value that is allowed there.</param>
/// <param name="found">The kind of value that was found.</param>
internal sealed class PayloadException(string position, string expected, string found) : FormatException($"Expected {expected} at {position}, found {found}.")
{
    /// <summary>The text for a missing field.</summary>
    public const string Nothing = "nothing";

    public PayloadMismatchLocation Mismatch { get; } = new(position, expected, found);
}
