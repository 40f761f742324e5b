using GraphGateway.Getscreen.Http;

namespace GraphGateway.Getscreen.Support;

/// <summary>A quick-support connection as it stands in a payload.</summary>
internal sealed class SupportConnectionPayload
{
    public int? Id { get; init; }

    public int? Status { get; init; }

    public DateTimeOffset? CreateTime { get; init; }

    public string? InviteCode { get; init; }

    public string? InviteUrl { get; init; }

    public string? ConnectUrl { get; init; }

    public string? ClientName { get; init; }

    public OperatingSystem? ClientOs { get; init; }

    public string? ClientPreviewUrl { get; init; }

    public SupportConnection ToSupportConnection() => new()
    {
        Id = Id ?? throw new PayloadException(".id"),
        Status = Status is >= 0 and <= 3 and var status ? (SupportConnectionStatus)status : SupportConnectionStatus.Unknown,
        CreateTime = CreateTime,
        InviteCode = InviteCode,
        InviteUrl = InviteUrl,
        ConnectUrl = ConnectUrl,
        ClientName = ClientName,
        ClientOs = ClientOs,
        ClientPreviewUrl = ClientPreviewUrl,
    };
}
