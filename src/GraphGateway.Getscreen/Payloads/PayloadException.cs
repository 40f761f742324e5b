namespace GraphGateway.Getscreen.Payloads;

/// <summary>A payload that cannot be read. It names kinds of values, never a value.</summary>
/// <param name="position">The JSON position of what is missing or wrong.</param>
/// <param name="expected">What may stand there.</param>
/// <param name="found">What stands there.</param>
internal sealed class PayloadException(string position, string expected, string found) : FormatException($"Expected {expected} at {position}, found {found}.")
{
    /// <summary>What is found where a field is missing, or null.</summary>
    public const string Nothing = "nothing";

    public PayloadMismatchLocation Mismatch { get; } = new(position, expected, found);
}
