using GraphGateway.Getscreen.Payloads;

namespace GraphGateway.Getscreen.Agents;

/// <summary>The link of <c>agents/connect</c> as it stands in the payload: a secret.</summary>
internal static class LinkJsonReader
{
    public static readonly PayloadSchema Shape = new();
    private static readonly int _url = Shape.Strict("url", PayloadFieldKind.Text);

    /// <summary>The link of the first row.</summary>
    public static string Read(PayloadEnvelope envelope) =>
        (envelope.Data.Count > 0 ? envelope.Data[0].Text(_url) : null) ?? throw new PayloadException("data.url", PayloadFieldKind.Text.Expected(), PayloadException.Nothing);
}
