namespace PrescribeRx.Infrastructure;

/// <summary>The private database cannot be had; the message is a sentence for whoever started the program.</summary>
public class PrivatePostgresUnavailable(string sentence) : Exception(sentence);

public sealed class PostgresMissing() : PrivatePostgresUnavailable(
    "PostgreSQL is not installed. Install it (on Debian or Ubuntu: sudo apt-get install postgresql), or set ConnectionStrings:Clinic to a database that is already running.");

public sealed class AlreadyRunning(string folder) : PrivatePostgresUnavailable(
    $"PrescribeRx is already running on this data folder ({folder}). Stop it first, or choose another data folder.");
