"""Medicines that a client of a psychotherapist may be given, by the names that are no other word."""

from __future__ import annotations

# Lithium (batteries), speed, and other everyday words are left out on purpose.
MEDICINES = frozenset(
    """
    agomelatine alprazolam amisulpride amitriptyline aripiprazole asenapine atomoxetine benzodiazepine
    buprenorphine bupropion buspirone carbamazepine chlordiazepoxide chlorpromazine citalopram clomipramine
    clonazepam clozapine concerta dexamfetamine diazepam disulfiram divalproex donepezil dosulepin doxepin
    duloxetine escitalopram esketamine eszopiclone flupentixol fluoxetine fluphenazine fluvoxamine gabapentin
    guanfacine haloperidol hydroxyzine imipramine isocarboxazid lamotrigine levomepromazine lexapro
    lisdexamfetamine lofepramine loprazolam lorazepam lurasidone methadone methylphenidate mianserin mirtazapine
    modafinil naltrexone nortriptyline olanzapine oxazepam paliperidone paroxetine phenelzine pregabalin prazosin
    prochlorperazine promethazine propranolol prozac quetiapine reboxetine risperidone seroquel sertraline
    sulpiride temazepam topiramate tranylcypromine trazodone trifluoperazine trimipramine valium valproate
    venlafaxine vortioxetine xanax zaleplon ziprasidone zolpidem zoloft zopiclone zuclopenthixol
    """.split()
)
