using GraphGateway.Getscreen.Payloads;

namespace GraphGateway.Getscreen.History;

/// <summary>Reads the recording of a session. The object has no URL if the session was not recorded.</summary>
/// <param name="shape">The schema of the object.</param>
internal sealed class SessionVideoJsonReader(PayloadSchema shape)
{
    private readonly int _url = shape.Text("url");
    private readonly int _size = shape.Size("size");

    public SessionVideo? Read(PayloadRow row) => row.Text(_url) is { } url ? new() { Url = url, Size = row.Long(_size) } : null;
}
