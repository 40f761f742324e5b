using GraphGateway.Getscreen.Payloads;

namespace GraphGateway.Getscreen.History;

/// <summary>A session's recording as it stands in the payload; it has no URL where there was no recording.</summary>
/// <param name="shape">The object.</param>
internal sealed class SessionVideoJsonReader(PayloadSchema shape)
{
    private readonly int _url = shape.Text("url");
    private readonly int _size = shape.Size("size");

    public SessionVideo? Read(PayloadRow row) => row.Text(_url) is { } url ? new() { Url = url, Size = row.Long(_size) } : null;
}
