namespace GraphGateway.Getscreen.Http;

/// <summary>A payload that can be read as JSON and still lacks what it must have.</summary>
/// <param name="position">The JSON position of what is missing.</param>
internal sealed class PayloadException(string position) : Exception($"The payload lacks {position}.")
{
    public string Position => position;
}
