using GraphGateway.Getscreen.Payloads;

namespace GraphGateway.Getscreen.Agents;

/// <summary>Reads the link from the payload of <c>agents/connect</c>. The link is a secret.</summary>
internal static class LinkJsonReader
{
    public static readonly PayloadSchema Shape = new();
    private static readonly int _url = Shape.Strict("url", PayloadFieldKind.Text);

    /// <summary>Returns the link of the first row.</summary>
    public static string Read(PayloadEnvelope envelope) =>
        (envelope.Data.Count > 0 ? envelope.Data[0].Text(_url) : null) ?? throw new PayloadException("data.url", PayloadFieldKind.Text.Expected(), PayloadException.Nothing);
}
