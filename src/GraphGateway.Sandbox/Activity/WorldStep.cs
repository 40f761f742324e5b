using GraphGateway.Sandbox.World;

namespace GraphGateway.Sandbox.Activity;

/// <summary>One step of simulated activity: changes an agent, sessions and connections.</summary>
internal sealed class WorldStep(SandboxWorld world, SeededRandom random)
{
    private const int MaxRunning = 8;

    public void Go()
    {
        if (world.Agents is not [_, ..] agents)
            return;

        FlipOnline(random.Pick(agents));
        MoveSessions(agents);
        MoveConnections();
    }

    private void FlipOnline(SandboxAgent agent) => world.Put(agent with { Online = !agent.Online, LastTime = world.Now });

    private void MoveSessions(IReadOnlyList<SandboxAgent> agents)
    {
        var running = world.Sessions.TakeLast(50).Where(session => session.Stop is null).ToArray();
        if (running.Length >= MaxRunning || (running.Length > 0 && random.Chance(0.5)))
            world.StopSession(running[0].Id);
        else if (agents.Where(agent => agent is { Online: true, Disabled: false }).ToArray() is [_, ..] reachable)
            world.StartSession(random.Pick(reachable).Id);
    }

    private void MoveConnections()
    {
        if (world.OpenConnections is not [_, ..] open)
            return;
        var connection = random.Pick(open);
        if (connection.Status == 0)
            world.Join(connection.Id);
        else if (connection.Status == 1)
            world.SetStatus(connection.Id, 2);
    }
}
