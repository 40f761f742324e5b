namespace GraphGateway.Recordings;

/// <summary>A link's last part, kept with the request after it was taken out of its path: a secret.</summary>
/// <param name="Text">The text.</param>
internal sealed record RecordingToken(string Text)
{
    public override string ToString() => nameof(RecordingToken);
}
