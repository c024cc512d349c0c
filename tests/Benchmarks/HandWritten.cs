namespace PrescribeRx.Benchmarks;

/// <summary>
/// The numbers of a clinic report as one would ask PostgreSQL for them. Parameters: clinic, first day of the period before, first and last
/// day of the period, and the instants at which both begin and end.
/// </summary>
internal static class HandWritten
{
    /// <summary>What each patient comes to by stretch. Adding it up further here, by patient, made the planner choose worse.</summary>
    private const string Stretches =
        """
        SELECT p.patient, s.stretch, d.is_now, d.done, d.partly, d.not_done, d.unreported, d.dose_done, d.dose_not_done, d.dose_unreported, d.dose_assumed, d.timer, d.tap, d.paper, d.recall, d.late
        FROM (
            SELECT prescription, version, item, "on" >= $3 AS is_now,
                   sum(CASE WHEN parts > 0 THEN done::float / parts_of_stretch ELSE 0 END) AS done, sum(CASE WHEN parts > 0 THEN partly::float / parts_of_stretch ELSE 0 END) AS partly,
                   sum(CASE WHEN parts > 0 THEN not_done::float / parts_of_stretch ELSE 0 END) AS not_done, sum(CASE WHEN parts > 0 THEN unreported::float / parts_of_stretch ELSE 0 END) AS unreported,
                   sum(dose_done) AS dose_done, sum(dose_not_done) AS dose_not_done, sum(dose_unreported) AS dose_unreported, sum(dose_assumed) AS dose_assumed,
                   sum(timer) AS timer, sum(tap) AS tap, sum(paper) AS paper, sum(recall) AS recall, sum(late) AS late
            FROM stretch_days WHERE clinic = $1 AND "on" BETWEEN $2 AND $4 AND $5 < $6
            GROUP BY prescription, version, item, "on" >= $3) d
        JOIN prescriptions p ON p.clinic = $1 AND p.id = d.prescription
        JOIN prescribed_stretches s ON s.clinic = $1 AND s.prescription = d.prescription AND s.version = d.version AND s.item = d.item
        """;

    private const string Sessions =
        """
        SELECT p.patient, v.signed_by, v.signer_name, v.condition, d.is_now, d.done, d.partly, d.not_done, d.unreported
        FROM (
            SELECT prescription, version, "on" >= $3 AS is_now, sum(done) AS done, sum(partly) AS partly, sum(not_done) AS not_done, sum(unreported) AS unreported
            FROM session_days WHERE clinic = $1 AND "on" BETWEEN $2 AND $4 AND $5 < $6
            GROUP BY prescription, version, "on" >= $3) d
        JOIN prescriptions p ON p.clinic = $1 AND p.id = d.prescription
        JOIN prescription_versions v ON v.clinic = $1 AND v.prescription = d.prescription AND v.number = d.version
        """;

    private const string Weeks =
        """
        SELECT week, count(*), count(*) FILTER (WHERE done + partly + not_done > 0), sum(done), sum(partly), sum(not_done), sum(unreported)
        FROM (
            SELECT p.patient, d.week, sum(d.done) AS done, sum(d.partly) AS partly, sum(d.not_done) AS not_done, sum(d.unreported) AS unreported
            FROM (
                SELECT s.prescription, (s."on" - v.signed_on - 1) / 7 + 1 AS week, sum(s.done) AS done, sum(s.partly) AS partly, sum(s.not_done) AS not_done, sum(s.unreported) AS unreported
                FROM session_days s JOIN prescription_versions v ON v.clinic = $1 AND v.prescription = s.prescription AND v.number = 1
                WHERE s.clinic = $1 AND s."on" BETWEEN $3 AND $4 AND $2 <= $3 AND $5 < $6
                GROUP BY 1, 2) d
            JOIN prescriptions p ON p.clinic = $1 AND p.id = d.prescription
            GROUP BY 1, 2) w
        GROUP BY week
        """;

    private const string Alerts =
        "SELECT patient, kind, raised_at, closed_at FROM alerts WHERE clinic = $1 AND raised_at < $6 AND (closed_at IS NULL OR closed_at >= $5) AND $2 <= $3 AND $3 <= $4";

    private const string Overrides =
        """
        SELECT kind, is_now, count(*), count(DISTINCT patient)
        FROM (
            SELECT 'gate' AS kind, patient, "on" >= $3 AS is_now FROM gate_decisions WHERE clinic = $1 AND is_override AND at >= $5 AND at < $6 AND $2 <= $4
            UNION ALL
            SELECT level, patient, at::date >= $3 FROM precaution_acknowledgements WHERE clinic = $1 AND at >= $5 AND at < $6) o
        GROUP BY 1, 2
        """;

    public static readonly IReadOnlyList<string> Statements = [Stretches, Sessions, Weeks, Alerts, Overrides];
}
