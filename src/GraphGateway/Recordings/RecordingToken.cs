namespace GraphGateway.Recordings;

/// <summary>The token of a recording link: a secret. A request feature stores it after the path has been redacted.</summary>
internal sealed record RecordingToken(string Text)
{
    public override string ToString() => nameof(RecordingToken);
}
