namespace GraphGateway.Getscreen.Payloads;

/// <summary>A payload that is JSON and still lacks what it must have, or holds what cannot be meant.</summary>
/// <param name="position">The JSON position of what is missing or wrong.</param>
internal sealed class PayloadException(string position) : FormatException($"The payload cannot be read at {position}.")
{
    public string Position => position;
}
