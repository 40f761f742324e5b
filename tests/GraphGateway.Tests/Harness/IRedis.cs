namespace GraphGateway.Tests.Harness;

/// <summary>A server that speaks Redis' protocol, and that can be stopped and started again.</summary>
internal interface IRedis : IAsyncDisposable
{
    /// <summary>Where it answers.</summary>
    string Connection { get; }

    void Start();

    /// <summary>Stops it at once; what it holds is gone.</summary>
    void Stop();
}
