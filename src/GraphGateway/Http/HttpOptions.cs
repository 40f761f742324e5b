using System.ComponentModel.DataAnnotations;

namespace GraphGateway.Http;

/// <summary>The section <c>Http</c>: GraphQL over HTTP.</summary>
internal sealed class HttpOptions
{
    public const string Section = "Http";

    /// <summary>What <see cref="MaxBatchSize"/> may be at most.</summary>
    public const int LargestMaxBatchSize = 100;

    /// <summary>What <see cref="MaxPendingBytes"/> must be at least.</summary>
    public const long LeastPendingBytes = 1_000_000;

    /// <summary>What <see cref="MaxPendingBytes"/> may be at most.</summary>
    public const long MostPendingBytes = 100_000_000_000;

    /// <summary>The largest request body in bytes. 1 KB to 100 MB.</summary>
    [Range(1_000, 100_000_000)]
    public int MaxBodyBytes { get; set; } = 1_000_000;

    /// <summary>How many requests an array may hold. 0 to 100; 0, the default, takes no arrays.</summary>
    [Range(0, LargestMaxBatchSize)]
    public int MaxBatchSize { get; set; }

    /// <summary>
    /// The proxies in front of this server, as addresses or networks (<c>10.0.0.5</c>, <c>10.0.0.0/8</c>): what they say of a client's
    /// address, scheme and host is believed. Default: none, and nobody is believed.
    /// </summary>
    public List<string> KnownProxies { get; } = [];

    /// <summary>Where clients reach the gateway: absolute, http or https. Default: as the request says.</summary>
    public Uri? PublicBaseAddress { get; set; }

    /// <summary>
    /// Whether answers under <c>application/graphql-response+json</c> have the status codes of the specification's draft of 2026: 422
    /// for what is not valid, 294 for a part of the data. Default: false.
    /// </summary>
    public bool SpecDraft2026 { get; set; }

    /// <summary>Whether a GET must carry a header that a browser asks for leave to send. Default: false, for no cookie is a credential.</summary>
    public bool RequirePreflightForGet { get; set; }

    /// <summary>
    /// How many bytes of requests and responses are held for all clients at once. 1 MB to 100 GB. Default: a sixth of the memory that the
    /// runtime may use.
    /// </summary>
    [Range(LeastPendingBytes, MostPendingBytes)]
    [Display(Prompt = "64000000")]
    public long? MaxPendingBytes { get; set; }

    /// <summary>How many of these bytes the callers of one account may have. 1 MB to 100 GB. Default: half of <see cref="MaxPendingBytes"/>.</summary>
    [Range(LeastPendingBytes, MostPendingBytes)]
    [Display(Prompt = "32000000")]
    public long? MaxPendingBytesPerAccount { get; set; }

    /// <summary>How many of these bytes one caller may have. 1 MB to 100 GB. Default: a quarter of <see cref="MaxPendingBytes"/>.</summary>
    [Range(LeastPendingBytes, MostPendingBytes)]
    [Display(Prompt = "16000000")]
    public long? MaxPendingBytesPerCaller { get; set; }

    /// <summary>How long a client may take to read a response of more than 32 kB, or an event or message of a stream. 5 s to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "01:00:00")]
    public TimeSpan MaxSendTime { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How many connections one address may have open; a known proxy has any number. 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int MaxConnectionsPerAddress { get; set; } = 1_000;

    /// <summary>On how many connections (streams of HTTP/2) requests of one caller may be in progress, until their responses are written. 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int MaxConnectionsPerCaller { get; set; } = 512;

    /// <summary>How many WebSockets one address may have open. 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int MaxSocketsPerAddress { get; set; } = 500;

    /// <summary>How many WebSockets one caller may have open. 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int MaxSocketsPerCaller { get; set; } = 250;

    /// <summary>How many subscriptions one address may have open, over WebSockets and as streams of events. 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int MaxSubscriptionsPerAddress { get; set; } = 1_000;

    /// <summary>How many subscriptions one caller may have open, over WebSockets and as streams of events. 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int MaxSubscriptionsPerCaller { get; set; } = 500;
}
