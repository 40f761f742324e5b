using GraphGateway.Getscreen.Scheduling;

namespace GraphGateway.Getscreen.Http;

/// <summary>The context of a client's calls: observer, operation, and key guard.</summary>
/// <param name="Watch">Observes the calls; null if nothing observes them.</param>
/// <param name="Flow">The flow of the operation that makes the calls; null for calls outside an operation.</param>
/// <param name="Shared">The other flows that wait for the client's single call; null if the calls belong to <paramref name="Flow"/> alone.</param>
/// <param name="Keys">Decides whether calls with the account's key are allowed; null if they always are.</param>
internal sealed record CallOrigin(CallObserver? Watch, CallFlow? Flow, SharedCall? Shared, IKeyGuard? Keys);
