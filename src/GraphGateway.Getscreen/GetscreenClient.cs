using GraphGateway.Getscreen.Agents;
using GraphGateway.Getscreen.Calls;
using GraphGateway.Getscreen.History;
using GraphGateway.Getscreen.Http;
using GraphGateway.Getscreen.Support;

namespace GraphGateway.Getscreen;

/// <summary>The seven documented methods of one account. Every method throws <see cref="GetscreenException"/> and nothing else of its own, unless a <see cref="CallObserver"/> does or the operation is rejected (<see cref="Scheduling.AdmissionRejectedException"/>).</summary>
public sealed class GetscreenClient
{
    internal GetscreenClient(GetscreenHttp http)
    {
        Agents = new(http);
        Support = new(http);
        History = new(http);
    }

    /// <summary>The methods of desktops.</summary>
    public AgentsApi Agents { get; }

    /// <summary>The methods of quick support.</summary>
    public SupportApi Support { get; }

    /// <summary>The method of the session history.</summary>
    public HistoryApi History { get; }
}
